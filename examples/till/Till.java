import io.vocstreams.client.SendResult;
import io.vocstreams.client.VocClient;
import io.vocstreams.client.records.Records;
import io.vocstreams.model.Incoming;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A till that sells something ten times a second, whatever becomes of its network and its power. */
final class Till {

    private static final long SPOOL = 50_000_000;
    private static final long BETWEEN_SALES = 100;

    private Till() {}

    /** The gateway, the folder of the spool, and how many receipts to print. */
    public static void main(String[] arguments) throws InterruptedException {
        int receipts = Integer.parseInt(arguments[2]);
        // Unique for ever: a till that comes back after a power cut does not repeat a number.
        String run = "till-3-" + Instant.now().toEpochMilli();
        VocClient client = VocClient.toGateway(URI.create(arguments[0]), System.getenv("VOC_KEY"))
                .spool(Path.of(arguments[1]), SPOOL)
                .patience(Duration.ofSeconds(2))
                .open();
        System.out.println("left by the last run: " + client.counters().spool().found());
        for (int number = 0; number < receipts; number++) {
            String receipt = run + "-" + number;
            // The sale is done when the answer is there: it is published, or it is on this disk.
            SendResult answer = client.send(sale(receipt)).join();
            System.out.println(receipt + " " + answer.getClass().getSimpleName());
            Thread.sleep(BETWEEN_SALES);
        }
        System.out.println("closed: " + client.close(Duration.ofSeconds(10)) + " " + client.counters());
    }

    private static Incoming sale(String receipt) {
        return Records.store(receipt, "purchased", "store-7")
                .source("till-3")
                .registerId("3")
                .occurredAt(Instant.now())
                .loyaltyId("L-" + receipt.hashCode())
                .amountMinor(1980L)
                .currency("JPY")
                .line("sku-1", 2, 990)
                .correlation("receiptId", receipt)
                .build();
    }
}
