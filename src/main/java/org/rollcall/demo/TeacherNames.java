package org.rollcall.demo;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names for teachers. Every pair of given and family name is used once before any comes again, so that the e-mail made
 * of the name and the round is unique.
 */
final class TeacherNames {

    private static final Pattern NOT_A_LETTER = Pattern.compile("[^a-z]");

    private static final List<String> GIVEN = NameList.of(
            """
            Rosa,Miguel,Hannah,Thanh,David,Anahit,Priya,Mei,Jun-ho,Aaliyah,Sofía,Grace,Andrés,Pang
            Omar,Natalia,Simran,Lucas,Beatriz,Kenji,Fatima,Thomas,Luz,Minh,Elena,Marcus,Noor,Chloé
            Héctor,Ivana,Teresa,Samuel,Yesenia,Robert,Linh,Gagan,Patricia,Mai,Rubén,Angela,Vahan
            Carol,Diego,Esther,Farid,Gloria,Hugo,Irene,Jamal,Karen,Leticia,Martín,Nadia,Olivia,Pablo
            Quinn,Renée,Stephen,Tomás,Ursula,Victor,Wendy,Ximena,Yolanda,Zachary,Brandon,Cynthia
            Darnell,Emily,Francisco,Ingrid,Joaquín,Kaitlyn,Laura,Mónica,Nathan,Oscar,Phuong,Raquel
            Sandra,Trevor,Valeria,William,Araceli,Benjamin,Consuelo,Dmitri,Evelyn,Felicia,Gabriel
            Heather,Isabel,Jesús,Kimberly
            """);
    private static final List<String> FAMILY = NameList.of(
            """
            Márquez,Nguyen,Okafor,Petrosyan,Castellanos,Kim,Sullivan,Xiong,Delgado,Chen,Villanueva
            Brandt,Ramírez,O'Brien,Tran,Hernández,Sandhu,Washington,Fuentes,Yang,Moreno,Fitzgerald
            Haddad,Ibarra,Park,Johansson,Luna,Mkrtchyan,Núñez,Ortega,Patel,Quiroz,Rossi,Salazar,Thao
            Urbina,Valdez,Wong,Yamamoto,Zamora,Abernathy,Bautista,Cárdenas,Đặng,Espinoza,Flores-Ruiz
            Grewal,Huang,Iwasaki,Jackson,Kowalski,Lee,McAllister,Nakamura,Olvera,Pham,Quintero
            Robles,Santos,Torres,Ueda,Vang,Williams,Ybarra,Zhang,Aguilar,Becker,Contreras,Dominguez
            Eriksen,Figueroa,Gallegos,Hoang,Inouye,Juárez,Khachatryan,Lozano,Mendoza,Newman,Ochoa
            Phillips,Reyes,Singh,Takahashi,Uribe,Vasquez,Walker,Young,Zúñiga,Alvarado,Barragán
            Chavez,Dhillon,Estrada,Franco,Gutiérrez,Harrison,Ishikawa,Jensen,Kaur,Ledesma,Montoya
            Navarro,Owens,Padilla,Rosales,Serrano,Thompson,Ulloa,Velasco,Wagner,Xu,Yee,Zavala
            Arellano,Bui,Cervantes,de la Cruz,Escobar,Foster,García,Henderson,Irwin,Jiménez,Kelly,Le
            Maldonado,Nolan,Orozco,Palmer,Rivas,Solís,Tapia
            """);
    private static final int PAIRS = GIVEN.size() * FAMILY.size();

    private TeacherNames() {}

    static PersonName name(Settings settings, int number) {
        int pair = (int) ((number * 15_485_863L + Topic.TEACHER.dice(settings).below(PAIRS)) % PAIRS);
        return new PersonName(GIVEN.get(pair % GIVEN.size()), "", FAMILY.get(pair / GIVEN.size()));
    }

    /** How often the name of that teacher was used before. */
    static int round(int number) {
        return number / PAIRS;
    }

    static String email(Settings settings, PersonName name, int round) {
        String suffix = round == 0 ? "" : String.valueOf(round + 1);
        return ascii(name.given()) + "." + ascii(name.family()) + suffix + "@"
                + settings.agency().domain();
    }

    private static String ascii(String name) {
        String lower = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd');
        return NOT_A_LETTER.matcher(lower).replaceAll("");
    }
}
