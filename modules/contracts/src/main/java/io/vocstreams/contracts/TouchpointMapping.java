package io.vocstreams.contracts;

import io.vocstreams.contract.StoreLine;
import io.vocstreams.model.AppTouchpoint;
import io.vocstreams.model.CallCenterTouchpoint;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.StoreTouchpoint.Line;
import io.vocstreams.model.WebTouchpoint;
import java.util.List;

/** Between the touchpoints of the model and of Avro. */
final class TouchpointMapping {

    private TouchpointMapping() {}

    static io.vocstreams.contract.WebTouchpoint toAvro(WebTouchpoint web) {
        return new io.vocstreams.contract.WebTouchpoint(
                HeaderMapping.toAvro(web.header()),
                web.action(),
                web.pageUrl(),
                web.referrer(),
                web.productId(),
                web.dwellMillis(),
                web.campaignId(),
                web.query(),
                web.resultCount(),
                web.contentId(),
                web.helpful());
    }

    static WebTouchpoint toModel(io.vocstreams.contract.WebTouchpoint web) {
        return new WebTouchpoint(
                HeaderMapping.toModel(web.getHeader()),
                web.getAction(),
                web.getPageUrl(),
                web.getReferrer(),
                web.getProductId(),
                web.getDwellMillis(),
                web.getCampaignId(),
                web.getQuery(),
                web.getResultCount(),
                web.getContentId(),
                web.getHelpful());
    }

    static io.vocstreams.contract.AppTouchpoint toAvro(AppTouchpoint app) {
        return new io.vocstreams.contract.AppTouchpoint(
                HeaderMapping.toAvro(app.header()),
                app.action(),
                app.screen(),
                app.appVersion(),
                app.os(),
                app.productId(),
                app.dwellMillis(),
                app.campaignId(),
                app.query(),
                app.resultCount(),
                app.contentId(),
                app.helpful());
    }

    static AppTouchpoint toModel(io.vocstreams.contract.AppTouchpoint app) {
        return new AppTouchpoint(
                HeaderMapping.toModel(app.getHeader()),
                app.getAction(),
                app.getScreen(),
                app.getAppVersion(),
                app.getOs(),
                app.getProductId(),
                app.getDwellMillis(),
                app.getCampaignId(),
                app.getQuery(),
                app.getResultCount(),
                app.getContentId(),
                app.getHelpful());
    }

    static io.vocstreams.contract.CallCenterTouchpoint toAvro(CallCenterTouchpoint call) {
        return new io.vocstreams.contract.CallCenterTouchpoint(
                HeaderMapping.toAvro(call.header()),
                call.action(),
                call.queue(),
                call.agentId(),
                call.waitMillis(),
                call.handleMillis(),
                call.resolved(),
                call.reason());
    }

    static CallCenterTouchpoint toModel(io.vocstreams.contract.CallCenterTouchpoint call) {
        return new CallCenterTouchpoint(
                HeaderMapping.toModel(call.getHeader()),
                call.getAction(),
                call.getQueue(),
                call.getAgentId(),
                call.getWaitMillis(),
                call.getHandleMillis(),
                call.getResolved(),
                call.getReason());
    }

    static io.vocstreams.contract.StoreTouchpoint toAvro(StoreTouchpoint store) {
        return new io.vocstreams.contract.StoreTouchpoint(
                HeaderMapping.toAvro(store.header()),
                store.action(),
                store.storeId(),
                store.registerId(),
                store.staffId(),
                store.amountMinor(),
                store.currency(),
                linesToAvro(store.lines()));
    }

    static StoreTouchpoint toModel(io.vocstreams.contract.StoreTouchpoint store) {
        return new StoreTouchpoint(
                HeaderMapping.toModel(store.getHeader()),
                store.getAction(),
                store.getStoreId(),
                store.getRegisterId(),
                store.getStaffId(),
                store.getAmountMinor(),
                store.getCurrency(),
                linesToModel(store.getLines()));
    }

    static io.vocstreams.contract.MessagingTouchpoint toAvro(MessagingTouchpoint message) {
        return new io.vocstreams.contract.MessagingTouchpoint(
                HeaderMapping.toAvro(message.header()),
                message.action(),
                Enums.MEDIUM.toAvro(message.medium()),
                Enums.DIRECTION.toAvro(message.direction()),
                message.agentId(),
                message.resolved(),
                message.campaignId(),
                message.text());
    }

    static MessagingTouchpoint toModel(io.vocstreams.contract.MessagingTouchpoint message) {
        return new MessagingTouchpoint(
                HeaderMapping.toModel(message.getHeader()),
                message.getAction(),
                Enums.MEDIUM.toModel(message.getMedium()),
                Enums.DIRECTION.toModel(message.getDirection()),
                message.getAgentId(),
                message.getResolved(),
                message.getCampaignId(),
                message.getText());
    }

    private static List<StoreLine> linesToAvro(List<Line> lines) {
        return lines.stream()
                .map(line -> new StoreLine(line.sku(), line.quantity(), line.amountMinor()))
                .toList();
    }

    private static List<Line> linesToModel(List<StoreLine> lines) {
        return lines.stream()
                .map(line -> new Line(line.getSku(), line.getQuantity(), line.getAmountMinor()))
                .toList();
    }
}
