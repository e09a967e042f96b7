package io.vocstreams.app.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of the report: the page and the CSV file show the same.
 *
 * @param id names the file; words for people are found by it
 * @param rows one cell for each column; null is an empty one
 * @param plots of the same figures
 */
public record ReportTable(String id, List<String> columns, List<List<@Nullable Object>> rows, List<Plot> plots) {}
