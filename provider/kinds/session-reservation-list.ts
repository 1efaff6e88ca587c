import { definePeopleList } from "./people-list";
import { sessionReservation } from "./session-reservation";
import { personExports } from "./shop-exports";

/** The facts of `SessionReservationList`. */
export const sessionReservationList = definePeopleList({
	kind: "SessionReservationList",
	noun: "list of reservations",
	text: "Places in a session for all registrants in a file, a call for each. Who has a place already keeps it, and it belongs to the list from then on: it is given back when the row goes. The state has one entry for all of them, and nothing of a person.",
	of: sessionReservation,
	person: "email",
	held: { list: "ListSessionAttendeeActions", field: "email", words: "was checked in" },
	presets: personExports,
	columns: ["email"],
	words: {},
	shared: [],
	sharedInputs: {},
});
