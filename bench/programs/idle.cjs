/** The conference on a provider that does nothing: what the engine costs by itself. */
const pulumi = require("@pulumi/pulumi");

/** As long as this project's text for the kind, so that the state is as large. */
const wireForm = (kind) =>
	'exports.handler = () => require("idle-provider")'.padEnd(
		`exports.handler = () => require("pulumi-zoom-events/dynamic").${kind}`.length,
	);

class Idle extends pulumi.CustomResource {
	constructor(kind, name, args, outputs) {
		const type = `pulumi-nodejs:dynamic/zoomEvents:${kind}`;
		super(type, name, { ...outputs, ...args, __provider: wireForm(kind) });
	}
}

class Event extends Idle {
	constructor(name, args) {
		super("Event", name, args, { eventId: undefined });
	}
}

class Session extends Idle {
	constructor(name, args) {
		super("Session", name, args, { sessionId: undefined });
	}
}

require("./conference.cjs").declare({ Event, Session });
