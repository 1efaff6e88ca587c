import { describe } from "vitest";
import { convergesUnderFaults } from "./converges.ts";

describe("any conference, edited in any way, with 30 % of all requests going wrong", () => convergesUnderFaults(false));
