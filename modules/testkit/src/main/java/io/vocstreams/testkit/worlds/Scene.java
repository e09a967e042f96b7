package io.vocstreams.testkit.worlds;

import io.vocstreams.testkit.Input;
import java.util.List;

/** A few records that make sense together. A scene knows its number in the world, so that ids never clash. */
interface Scene {

    List<Input> records(int number, Surroundings setting);
}
