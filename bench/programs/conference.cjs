/** Declares an event and BENCH_SESSIONS sessions of it, with the classes that are given: the same program for all. */
exports.declare = ({ Event, Session }) => {
	const event = new Event("conference", {
		hubId: "emulator-hub",
		// Of the same length, so that states can be compared: two programs of this project may share an account.
		name: process.env.BENCH_NAME,
		description: "For measuring.",
		eventType: "CONFERENCE",
		accessLevel: "PRIVATE_UNRESTRICTED",
		attendanceType: "virtual",
		timezone: "Europe/Berlin",
		calendar: [{ startTime: "2031-05-04T07:00:00Z", endTime: "2031-05-06T16:00:00Z" }],
	});
	const count = Number(process.env.BENCH_SESSIONS);
	for (let index = 0; index < count; index++) {
		new Session(`session-${index}`, {
			eventId: event.eventId,
			name: `Session ${index}`,
			type: "webinar",
			timezone: "Europe/Berlin",
			startTime: "2031-05-04T08:00:00Z",
			endTime: "2031-05-04T09:00:00Z",
			trackLabels: [`Track ${index % 3}`],
		});
	}
};
