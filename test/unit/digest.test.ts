import { expect, it } from "vitest";
import { digest } from "../../provider/api/digest.ts";
import type { ClientSettings } from "../../provider/api/settings.ts";
import { sessionReservation } from "../../provider/kinds/session-reservation.ts";
import { accountMark } from "../../provider/lifecycle/account.ts";
import { stateIdOf } from "../../provider/lifecycle/ids.ts";

it("is the same as ever: states and notes hold it", () => {
	expect(digest("ada", 16)).toBe("_e5DDUC9V97qwYbN");
	expect(digest("ada", 22)).toBe("_e5DDUC9V97qwYbNl5ADPQ");
	expect(digest("ada", 16, "hex")).toBe("fdee430d40bd57de");
	const settings = { accountId: "acc", apiUrl: "https://api.zoom.us/v2" } as ClientSettings;
	expect(accountMark(settings)).toBe("Bd9yhzK1");
	expect(stateIdOf(sessionReservation, "Ada@Example.com")).toBe("tfyF5VdV-eDQMKEKtEKbay");
});
