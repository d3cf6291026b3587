package org.rollcall.demo;

import java.util.List;

/** Names for students, in the scripts California's schools write them in. */
final class StudentNames {

    private static final List<Community> COMMUNITIES = List.of(
            new Community(
                    40,
                    true,
                    """
                    Mateo,Sofía,Santiago,Valentina,Sebastián,Camila,Diego,Ximena,Ángel,Renata,Emiliano,Lucía
                    Joaquín,María José,Leonardo,Itzel,Jesús,Guadalupe,Andrés,Citlali,Iván,Noemí,Raúl,Araceli
                    Óscar,Marisol,Ramón,Yaretzi,Abraham,Dulce
                    """,
                    """
                    García,Hernández,López,Martínez,González,Pérez,Rodríguez,Sánchez,Ramírez,Cruz,Flores
                    Gómez,Morales,Vásquez,Reyes,Jiménez,Torres,Díaz,Gutiérrez,Ruiz,Mendoza,Aguilar,Ortiz
                    Castañeda,Núñez,Zúñiga,Ibáñez,D'Angelo,de la Torre,Peña
                    """),
            new Community(
                    22,
                    false,
                    """
                    Emma,Liam,Olivia,Noah,Ava,Ethan,Isabella,Mason,Mia,Logan,Zoë,Jayden,Chloe,Aiden,Nevaeh
                    Malik,Imani,DeShawn,Aaliyah,Caleb,Riley,Jordan,Avery,Quinn,Siobhán,Renée,André,François
                    Maëlle,Anaïs
                    """,
                    """
                    Smith,Johnson,Williams,Brown,Davis,Miller,Wilson,Moore,Taylor,Anderson,Jackson,Harris
                    Robinson,Walker,Freeman,Washington,O'Connor,O'Neill,McDonald,St. James,Smith-Jones
                    Van der Berg,Müller,Åkesson,Sørensen,Côté,Gonçalves,Conceição,Kovač,Dvořák
                    """),
            new Community(
                    6,
                    false,
                    """
                    Anh,Bảo,Chi,Đức,Hà,Hiếu,Khánh,Lan,Linh,Minh,Mỹ,Ngọc,Phúc,Quân,Quỳnh,Thảo,Thịnh,Trâm,Tuấn
                    Vy
                    """,
                    """
                    Nguyễn,Trần,Lê,Phạm,Huỳnh,Phan,Vũ,Võ,Đặng,Bùi,Đỗ,Hồ,Ngô,Dương,Lý
                    """),
            new Community(
                    5,
                    false,
                    """
                    浩然,欣怡,子轩,雨桐,宇航,梓涵,俊杰,诗涵,博文,雅婷,Kai,Wei,Jia Hui,Zihan,Yuxuan
                    """,
                    """
                    王,李,张,刘,陈,杨,黄,赵,周,吴,Wong,Cheung,Leung,Ng,Ho
                    """),
            new Community(
                    4,
                    false,
                    """
                    서준,민준,도윤,하준,지호,서연,지우,하은,수아,예은,Ji-woo,Min-jun,Seo-yeon
                    """,
                    """
                    김,이,박,최,정,강,조,윤,장,임,Kim,Park,Choi
                    """),
            new Community(
                    4,
                    false,
                    """
                    Արամ,Անի,Դավիթ,Նարե,Տիգրան,Մարիամ,Հայկ,Լիլիթ,Գոռ,Սոնա,Ani,Narek,Lusine
                    """,
                    """
                    Պետրոսյան,Գրիգորյան,Սարգսյան,Հարությունյան,Մկրտչյան,Խաչատրյան,Grigoryan,Sargsyan
                    Avetisyan
                    """),
            new Community(
                    4,
                    false,
                    """
                    محمد,فاطمة,أحمد,مريم,علي,نور,يوسف,ليلى,عمر,سارة,Yousef,Layla,Amira
                    """,
                    """
                    الخطيب,حداد,النجار,منصور,خليل,العلي,ناصر,صالح,Al-Rashid,El-Masri,Haddad
                    """),
            new Community(
                    4,
                    false,
                    """
                    ਅਰਜਨ,ਹਰਲੀਨ,ਗੁਰਪ੍ਰੀਤ,ਜਸਲੀਨ,ਮਨਪ੍ਰੀਤ,ਸਿਮਰਨ,ਤੇਜਿੰਦਰ,Arjan,Jasleen,Harnoor,Gurbaaz
                    """,
                    """
                    ਸਿੰਘ,ਕੌਰ,ਸੰਧੂ,ਗਿੱਲ,ਧਾਲੀਵਾਲ,Singh,Kaur,Sidhu,Dhaliwal
                    """),
            new Community(
                    4,
                    false,
                    """
                    Pajzaub,Tooj,Mab,Nkauj Hli,Paj Ntaub,Tsab,Kub,Maiv,Ntxawm,Vam Meej,Hli,Txawj
                    """,
                    """
                    Vaj,Yaj,Lis,Thoj,Xyooj,Muas,Hawj,Vwj,Tsab,Lauj
                    """),
            new Community(
                    5,
                    false,
                    """
                    Juan Miguel,Maria Luz,Althea,Jhun,Princess,Rizalino,Mayumi,Amihan,Bayani,Ligaya,Niño
                    Datu,Tala
                    """,
                    """
                    Dela Cruz,Bautista,Ocampo,Pangilinan,Macaraeg,Dimaculangan,Salonga,Magsaysay,Agbayani
                    Peñaflor
                    """),
            new Community(
                    2,
                    false,
                    """
                    Артём,София,Максим,Анастасия,Иван,Дарья,Михаил,Ольга,Богдан,Соломія
                    """,
                    """
                    Иванов,Кузнецов,Шевченко,Соколов,Коваленко,Морозов,Бондаренко,Попович
                    """));

    private StudentNames() {}

    static PersonName name(Dice dice) {
        Community community = community(dice.below(100));
        String family = dice.pick(community.family());
        if (community.doubled() && dice.chance(7_000)) {
            family += (dice.chance(3_000) ? "-" : " ") + dice.pick(community.family());
        }
        String middle = dice.chance(2_500) ? dice.pick(community.given()) : "";
        return new PersonName(dice.pick(community.given()), middle, family);
    }

    private static Community community(int percent) {
        int left = percent;
        for (Community community : COMMUNITIES) {
            left -= community.share();
            if (left < 0) {
                return community;
            }
        }
        throw new IllegalStateException("The shares of the communities do not add up to 100: mend StudentNames.");
    }
}
