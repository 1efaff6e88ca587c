/** A program that declares an event and `count` sessions of it. */
export function sessionsProgram(count: number): string {
	return `const zoom = require("pulumi-zoom-events");
${conferenceOf("zoom")}
for (let index = 0; index < ${count}; index++) new zoom.Session("session-" + index, session(index));
`;
}

/** Name of the package that gives the do-nothing provider. */
export const IDLE = "idle-provider";

/** The same resources with the same inputs, on a provider that does nothing: what the engine costs by itself. */
export function idleProgram(count: number): string {
	return `const pulumi = require("@pulumi/pulumi");
// As long as the wire form of a session, so that the state is as large.
const wire = 'exports.handler = () => require("${IDLE}")'.padEnd(69);
class Idle extends pulumi.CustomResource {
	constructor(kind, name, args, outputs) {
		super("pulumi-nodejs:dynamic/zoomEvents:" + kind, name, { ...outputs, ...args, __provider: wire });
	}
}
const idle = {
	Event: class extends Idle { constructor(name, args) { super("Event", name, args, { eventId: undefined }); } },
	Session: class extends Idle { constructor(name, args) { super("Session", name, args, { sessionId: undefined }); } },
};
${conferenceOf("idle")}
for (let index = 0; index < ${count}; index++) new idle.Session("session-" + index, session(index));
`;
}

/** A provider that answers at once, with an id. */
export const idleProvider = `let next = 0;
module.exports = {
	check: async (olds, news) => ({ inputs: news }),
	diff: async () => ({ changes: false }),
	create: async (inputs) => {
		const id = "idle-" + String(next++).padStart(17, "0");
		return { id, outs: { ...inputs, eventId: inputs.eventId ?? id, sessionId: id, attendanceType: "virtual" } };
	},
	read: async (id, props) => ({ id, props }),
	update: async (id, olds, news) => ({ outs: news }),
	delete: async () => {},
};
`;

function conferenceOf(package_: string): string {
	return `const event = new ${package_}.Event("conference", {
	hubId: "emulator-hub", name: "Bench", description: "For measuring.", eventType: "CONFERENCE",
	accessLevel: "PRIVATE_UNRESTRICTED", attendanceType: "virtual", timezone: "Europe/Berlin",
	calendar: [{ startTime: "2031-05-04T07:00:00Z", endTime: "2031-05-06T16:00:00Z" }],
});
const session = (index) => ({
	eventId: event.eventId, name: "Session " + index, type: "webinar", timezone: "Europe/Berlin",
	startTime: "2031-05-04T08:00:00Z", endTime: "2031-05-04T09:00:00Z", trackLabels: ["Track " + (index % 3)],
});`;
}
