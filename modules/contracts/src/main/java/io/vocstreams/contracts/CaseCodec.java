package io.vocstreams.contracts;

import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.CaseAction;

/** Cases, and what people do about them, as bytes for stores. Reads every released version. For one thread. */
public final class CaseCodec {

    private final BinaryForm cases = new BinaryForm(1, new io.vocstreams.contract.Case());
    private final BinaryForm actions = new BinaryForm(2, new io.vocstreams.contract.CaseAction());

    public byte[] toBytes(Case one) {
        return cases.write(CaseMapping.toAvro(one));
    }

    public Case caseFromBytes(byte[] bytes) {
        return CaseMapping.toModel((io.vocstreams.contract.Case) cases.read(bytes));
    }

    public byte[] toBytes(CaseAction action) {
        return actions.write(CaseMapping.toAvro(action));
    }

    public CaseAction actionFromBytes(byte[] bytes) {
        return CaseMapping.toModel((io.vocstreams.contract.CaseAction) actions.read(bytes));
    }
}
