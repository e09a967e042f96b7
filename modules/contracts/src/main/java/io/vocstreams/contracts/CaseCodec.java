package io.vocstreams.contracts;

import io.vocstreams.model.cases.Case;

/** Cases as bytes for stores. Reads every released version. For one thread. */
public final class CaseCodec {

    private final BinaryForm cases = new BinaryForm(1, new io.vocstreams.contract.Case());

    public byte[] toBytes(Case one) {
        return cases.write(CaseMapping.toAvro(one));
    }

    public Case fromBytes(byte[] bytes) {
        return CaseMapping.toModel((io.vocstreams.contract.Case) cases.read(bytes));
    }
}
