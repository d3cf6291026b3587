package org.rollcall.spec;

import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.roster.Details;
import org.rollcall.roster.Entity;
import org.rollcall.roster.EntityReader;
import org.rollcall.roster.RosterException;
import org.rollcall.roster.RosterReader;
import org.rollcall.source.ReadProgress;
import org.rollcall.source.Reading;
import org.rollcall.source.SourceException;

/** Reads a delivery into a roster, file after file in the order of the entities, with what is known of their encodings. */
final class RosterPasses {

    private final SpecFiles files;
    private final Specification specification;
    private final SpecContext context;
    private final Map<String, Charset> charsets;
    private final ReadProgress progress;
    private final Reading reading = Reading.begun();
    private final Set<SpecFile> begun = new HashSet<>();
    private final RosterReader reader;

    RosterPasses(
            SpecFiles files, LocalDate date, Details details, Map<String, Charset> charsets, ReadProgress progress) {
        this.files = files;
        this.specification = files.specification();
        this.context = files.context();
        this.charsets = charsets;
        this.progress = progress;
        this.reader = new RosterReader(
                context.source(),
                date,
                context.rules(specification, details),
                reading.ledger(),
                reading.refusals(),
                reading.unmapped(),
                reading.warnings());
    }

    Reading read() throws IOException {
        try {
            Delivered delivered = files.delivered();
            charsets.forEach((file, charset) -> reading.warnings()
                    .warn(file + " is not UTF-8 and is read as " + charset.name() + ", as configured"));
            delivered.strangers().forEach(name -> reading.warnings()
                    .warn(name + " is no file of the specification and is ignored"));
            delivered.unread().forEach(name -> reading.warnings().warn(name + " is kept and not read"));
            RosterReader.Shape shape = new RosterReader.Shape(has(delivered, Entity.COURSES), false);
            if (!shape.courses() && specification.kinds().stream().anyMatch(kind -> kind.entity() == Entity.COURSES)) {
                reading.warnings().warn("No file has courses: names and subjects come from the sections alone");
            }
            for (Entity entity : Entity.values()) {
                own(entity, shape);
                for (SpecFile file : specification.files()) {
                    if (delivered.file(file) != null) {
                        pass(entity, file, delivered.file(file), shape);
                    }
                }
                for (RowKind kind : specification.kinds()) {
                    if (kind.entity() == entity && files.carried(kind) != null) {
                        pass(entity, CarriedRows.file(kind), files.carried(kind), shape);
                    }
                }
            }
            reading.damages().sentences().forEach(reading.warnings()::warn);
            return reading.with(reader.roster());
        } catch (RosterException | SourceException e) {
            throw new SourceException(e.getMessage(), e, reading.refusals().all());
        }
    }

    private boolean has(Delivered delivered, Entity entity) {
        return specification.rows().stream().anyMatch(own -> own.kind().entity() == entity)
                || specification.kinds().stream()
                        .anyMatch(kind -> kind.entity() == entity && files.carried(kind) != null)
                || specification.files().stream()
                        .filter(file -> delivered.file(file) != null)
                        .flatMap(file -> file.blocks().stream())
                        .anyMatch(block -> block.kind().entity() == entity);
    }

    /** The rows that the specification itself holds. */
    private void own(Entity entity, RosterReader.Shape shape) {
        for (OwnRows own : specification.rows()) {
            RowKind kind = own.kind();
            if (kind.entity() == entity) {
                String label = specification.path() + " (" + kind.name() + ")";
                Block block = Block.standard(kind);
                EntityReader<?> rosterRows = reader.open(entity, label, shape, new KindDialect(block, false));
                RosterRows taker = new RosterRows(context.source(), label, block, rosterRows, reading.damages());
                for (int i = 0; i < own.rows().size(); i++) {
                    taker.row(i + 1L, own.values(i), null);
                }
                reader.close(rosterRows);
            }
        }
    }

    private void pass(Entity entity, SpecFile file, DeliveredFile came, RosterReader.Shape shape) throws IOException {
        List<BlockRows> blocks = new ArrayList<>();
        List<EntityReader<?>> readers = new ArrayList<>();
        for (Block block : file.blocks()) {
            if (block.kind().entity() == entity) {
                String label = file.label(block, came.name());
                EntityReader<?> rosterRows =
                        reader.open(entity, label, shape, new KindDialect(block, file.isPersonal()));
                readers.add(rosterRows);
                RosterRows taker = new RosterRows(context.source(), label, block, rosterRows, reading.damages());
                blocks.add(new BlockRows(file, came.name(), block, taker, reading.warnings()));
            }
        }
        if (blocks.isEmpty()) {
            return;
        }
        FilePass pass = new FilePass(
                came.name(), file, specification, context, begun.add(file), blocks, reading.warnings(), progress);
        SpecFiles.pass(file, came, charsets, pass);
        pass.end(blocks.stream().anyMatch(BlockRows::isMain));
        readers.forEach(reader::close);
    }
}
