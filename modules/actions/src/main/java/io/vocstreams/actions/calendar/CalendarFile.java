package io.vocstreams.actions.calendar;

import io.vocstreams.actions.domain.Block;
import io.vocstreams.actions.domain.BusinessCalendar;
import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlFile;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code calendar.yml}. */
public final class CalendarFile {

    private static final String SHIPPED = "calendar.yml";
    private static final Pattern BLOCK = Pattern.compile("(\\d{2}):(\\d{2})-(\\d{2}):(\\d{2})");

    private static final Map<String, DayOfWeek> DAYS = Map.of(
            "mon", DayOfWeek.MONDAY,
            "tue", DayOfWeek.TUESDAY,
            "wed", DayOfWeek.WEDNESDAY,
            "thu", DayOfWeek.THURSDAY,
            "fri", DayOfWeek.FRIDAY,
            "sat", DayOfWeek.SATURDAY,
            "sun", DayOfWeek.SUNDAY);

    private final YamlProblems problems = new YamlProblems();

    private CalendarFile() {}

    /** The calendar that is shipped. */
    public static BusinessCalendar shipped() {
        return new CalendarFile().calendar(SHIPPED, YamlFile.shipped(CalendarFile.class, SHIPPED));
    }

    /** Blank text stands for the shipped one, as in the setting. */
    public static BusinessCalendar from(String file) {
        return file.isBlank() ? shipped() : read(Path.of(file));
    }

    /**
     * Reads a file.
     *
     * @throws io.vocstreams.platform.yaml.InvalidYamlException naming line and reason of all that is wrong
     */
    public static BusinessCalendar read(Path file) {
        return new CalendarFile().calendar(String.valueOf(file.getFileName()), YamlFile.read(file));
    }

    /** Reads text; {@code name} is what messages call it. */
    public static BusinessCalendar parse(String name, String yaml) {
        return new CalendarFile().calendar(name, YamlFile.parse(name, yaml));
    }

    private BusinessCalendar calendar(String name, YamlNode file) {
        YamlEntries entries = YamlEntries.of(file, "", problems);
        ZoneId zone = zone(entries);
        Map<DayOfWeek, List<Block>> week = new EnumMap<>(DayOfWeek.class);
        entries.need("week").ifPresent(node -> week.putAll(week(node)));
        Set<LocalDate> holidays = holidays(entries);
        entries.refuseUnknown();
        problems.refuseAny(name);
        return new BusinessCalendar(zone, week, holidays);
    }

    private ZoneId zone(YamlEntries entries) {
        Optional<String> text = entries.needText("zone");
        try {
            return ZoneId.of(text.orElse("UTC"));
        } catch (DateTimeException e) {
            entries.wrong("zone", "'" + text.orElse("") + "' is no time zone such as Asia/Tokyo");
            return ZoneId.of("UTC");
        }
    }

    private Map<DayOfWeek, List<Block>> week(YamlNode node) {
        Map<DayOfWeek, List<Block>> week = new EnumMap<>(DayOfWeek.class);
        YamlEntries days = YamlEntries.of(node, "week", problems);
        for (Map.Entry<String, DayOfWeek> day : DAYS.entrySet()) {
            days.take(day.getKey())
                    .ifPresent(blocks -> week.put(day.getValue(), blocks(blocks, days.at(day.getKey()))));
        }
        days.refuseUnknown();
        if (days.values().values().stream().allMatch(day -> day.items().isEmpty())) {
            problems.add(node, "week", "names no time in which people work");
        }
        return week;
    }

    private List<Block> blocks(YamlNode node, String path) {
        List<Block> blocks = new ArrayList<>();
        for (YamlNode item : node.items()) {
            YamlEntries.text(item, path, problems)
                    .flatMap(text -> block(text, item, path))
                    .ifPresent(block -> {
                        if (blocks.stream().anyMatch(other -> overlap(block, other))) {
                            problems.add(item, path, "overlaps a block before it");
                        }
                        blocks.add(block);
                    });
        }
        return blocks;
    }

    private Optional<Block> block(String text, YamlNode node, String path) {
        Matcher matcher = BLOCK.matcher(text);
        if (matcher.matches()) {
            int start = minute(matcher.group(1), matcher.group(2));
            int end = minute(matcher.group(3), matcher.group(4));
            if (start >= 0 && end >= 0 && start < end) {
                return Optional.of(new Block(start, end));
            }
        }
        problems.add(node, path, "'" + text + "' is no part of a day such as 09:00-12:00; 24:00 is its end");
        return Optional.empty();
    }

    /** Negative for what no clock shows. */
    private static int minute(String hours, String minutes) {
        int hour = Integer.parseInt(hours);
        int minute = Integer.parseInt(minutes);
        return minute > 59 || hour * 60 + minute > Block.MINUTES_OF_A_DAY ? -1 : hour * 60 + minute;
    }

    private static boolean overlap(Block one, Block other) {
        return one.startMinute() < other.endMinute() && other.startMinute() < one.endMinute();
    }

    private Set<LocalDate> holidays(YamlEntries entries) {
        Set<LocalDate> holidays = new HashSet<>();
        entries.take("holidays").ifPresent(list -> list.items().forEach(item -> YamlEntries.text(
                        item, entries.at("holidays"), problems)
                .ifPresent(text -> {
                    try {
                        holidays.add(LocalDate.parse(text));
                    } catch (DateTimeException e) {
                        problems.add(item, entries.at("holidays"), "'" + text + "' is no date such as 2026-11-23");
                    }
                })));
        return holidays;
    }
}
