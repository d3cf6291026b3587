package org.rollcall.merge;

import java.util.List;
import java.util.Map;
import org.rollcall.source.Reading;

/**
 * The rosters of a night's sources as one.
 *
 * @param reading the roster, with the books of all sources
 * @param conflicts what the sources disagree in; no more than 100,000
 * @param sentences all of these by sort and number, without student data
 * @param contributions one for each source, in their order
 * @param numbers by source, where its rows are in the merged roster
 */
public record Merged(
        Reading reading,
        List<Conflict> conflicts,
        List<String> sentences,
        List<Contribution> contributions,
        Map<String, Numbers> numbers) {}
