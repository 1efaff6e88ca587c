import { describe, expect, it } from "vitest";
import { isTimezone } from "../../provider/kinds/rules.ts";
import { speltZone } from "../../provider/kinds/zones.ts";

/** Names that the engine's list has not, and such as are spelt in a way of their own. */
const ODD = [
	..."Africa/Asmara Africa/Dar_es_Salaam Africa/Porto-Novo America/Argentina/ComodRivadavia America/Indiana/Tell_City".split(
		" ",
	),
	..."America/Knox_IN America/Nuuk America/North_Dakota/New_Salem America/Port-au-Prince America/Port_of_Spain".split(
		" ",
	),
	..."America/St_Johns Antarctica/DumontDUrville Antarctica/McMurdo Asia/Ho_Chi_Minh Asia/Kolkata Asia/Ust-Nera".split(
		" ",
	),
	..."Australia/ACT Australia/LHI Australia/NSW Brazil/DeNoronha CET CST6CDT Chile/EasterIsland Cuba EST EST5EDT".split(
		" ",
	),
	..."Etc/GMT+12 Etc/GMT-0 Etc/UCT Etc/UTC Etc/Zulu Europe/Isle_of_Man Europe/Kyiv GB GB-Eire GMT GMT+0 GMT0".split(
		" ",
	),
	..."Hongkong Mexico/BajaNorte Mexico/BajaSur NZ NZ-CHAT PRC PST8PDT Pacific/Yap Pacific/Pohnpei ROC ROK UCT".split(
		" ",
	),
	..."US/East-Indiana US/Indiana-Starke US/Pacific UTC Universal W-SU Zulu".split(" "),
];

const failuresOf = (timezone?: string) => isTimezone("timezone").check({ timezone }, () => false);

describe("the spelling of a time zone", () => {
	it("is the database's, whatever the case of the letters", () => {
		for (const zone of [...ODD, ...Intl.supportedValuesOf("timeZone")]) {
			const written = [zone, zone.toLowerCase(), zone.toUpperCase()];
			expect(written.map(speltZone)).toEqual([zone, zone, zone]);
		}
	});

	it.each(["local", "Europe/Atlantis", "europe", "", "UTC+2"])(
		"is left alone where there is no such zone: %j",
		(name) => {
			expect(speltZone(name)).toBe(name);
		},
	);

	it("is what the check of a resource asks for", () => {
		expect(failuresOf("europe/berlin")).toEqual([
			{ property: "timezone", reason: 'is "europe/berlin"; the zone is spelt "Europe/Berlin".' },
		]);
		expect(failuresOf("us/Pacific")).toMatchObject([{ reason: expect.stringContaining('"US/Pacific"') }]);
		for (const zone of ["Europe/Berlin", "US/Pacific", "UTC", undefined]) expect(failuresOf(zone)).toEqual([]);
		expect(failuresOf("Europe/Atlantis")).toMatchObject([{ reason: expect.stringContaining("not an IANA time zone") }]);
	});
});
