package io.vocstreams.scores.domain;

/** The 95 % Wilson score interval of a share, in percent. */
record Wilson(double low, double high) {

    static Wilson of(long part, long n) {
        double share = (double) part / n;
        double perAnswer = Formulas.Z * Formulas.Z / n;
        double centre = (share + perAnswer / 2) / (1 + perAnswer);
        double reach = Formulas.Z * Math.sqrt((share * (1 - share) + perAnswer / 4) / n) / (1 + perAnswer);
        // The interval lies within 0..100; only rounding could lead out of it.
        return new Wilson(Math.max(0, 100 * (centre - reach)), Math.min(100, 100 * (centre + reach)));
    }
}
