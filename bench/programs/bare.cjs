/**
 * The do-nothing provider's conference, without the stack traces that the SDK takes for each promise of an output: this
 * project's resources take none while they are made, so that this is the floor below the floor.
 */
Error.stackTraceLimit = 0;
require("./idle.cjs");
