package io.vocstreams.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Where log lines go: commands speak only of trouble, a running stage tells what it does. */
public final class Logs {

    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level [%thread] %logger{30} %msg%n";

    private Logs() {}

    /** For a process that runs stages: everything worth knowing, on its standard error. */
    public static void ofService() {
        root().setLevel(Level.INFO);
        quietClients();
    }

    /** For a command with something of its own on the screen: log lines go to a file instead. */
    public static void toFile(Path file) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setEncoder(encoder);
        appender.start();
        root().detachAndStopAllAppenders();
        root().addAppender(appender);
        root().setLevel(Level.INFO);
        quietClients();
    }

    /** Clients write their whole configuration at INFO, secrets masked but hundreds of lines long. */
    private static void quietClients() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger("org.apache.kafka").setLevel(Level.WARN);
        context.getLogger("org.eclipse.jetty").setLevel(Level.WARN);
        // Warns of global tables, each time, and there are none.
        context.getLogger("org.apache.kafka.streams.StreamsConfig").setLevel(Level.ERROR);
        // Every failed request with its stack trace; the caller says so in one line.
        context.getLogger("io.confluent").setLevel(Level.OFF);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
