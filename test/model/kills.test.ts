import { describe } from "vitest";
import { convergesUnderFaults } from "./converges.ts";

// A file of its own, so that both kinds of runs share the cores.
describe("any conference, edited in any way, with 30 % of all requests going wrong and the process killed", () =>
	convergesUnderFaults(true));
