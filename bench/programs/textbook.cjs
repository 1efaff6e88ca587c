/**
 * The conference on a dynamic provider as Pulumi's documentation teaches it: a class with a client in its closure,
 * serialised into the state by the SDK, one request for each step of each object.
 */
const pulumi = require("@pulumi/pulumi");

class Client {
	async login() {
		const { ZOOM_OAUTH_URL, ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET } = process.env;
		const answer = await fetch(`${ZOOM_OAUTH_URL}?grant_type=account_credentials&account_id=${ZOOM_ACCOUNT_ID}`, {
			method: "POST",
			headers: { authorization: `Basic ${Buffer.from(`${ZOOM_CLIENT_ID}:${ZOOM_CLIENT_SECRET}`).toString("base64")}` },
		});
		if (!answer.ok) throw new Error(`the login failed: ${await answer.text()}`);
		return (await answer.json()).access_token;
	}

	async send(method, path, body) {
		this.token = this.token ?? this.login();
		const answer = await fetch(`${process.env.ZOOM_API_URL}/zoom_events${path}`, {
			method,
			headers: { authorization: `Bearer ${await this.token}`, "content-type": "application/json" },
			body: body && JSON.stringify(body),
		});
		if (!answer.ok) throw new Error(`${method} ${path} failed: ${await answer.text()}`);
		const text = await answer.text();
		return text === "" ? undefined : JSON.parse(text);
	}
}

const client = new Client();

class EventProvider {
	constructor(client) {
		this.client = client;
	}

	toBody(inputs) {
		return {
			hub_id: inputs.hubId,
			name: inputs.name,
			description: inputs.description,
			event_type: inputs.eventType,
			access_level: inputs.accessLevel,
			attendance_type: inputs.attendanceType,
			timezone: inputs.timezone,
			calendar: inputs.calendar.map(({ startTime, endTime }) => ({ start_time: startTime, end_time: endTime })),
		};
	}

	async diff(_, olds, news) {
		const names = ["name", "description", "eventType", "accessLevel", "attendanceType", "timezone", "calendar"];
		const changes = names.some((name) => JSON.stringify(olds[name]) !== JSON.stringify(news[name]));
		return { changes, replaces: olds.hubId === news.hubId ? [] : ["hubId"] };
	}

	async create(inputs) {
		const made = await this.client.send("POST", "/events", this.toBody(inputs));
		return { id: made.event_id, outs: { ...inputs, eventId: made.event_id } };
	}

	async read(id, props) {
		const found = await this.client.send("GET", `/events/${id}`);
		return { id, props: { ...props, name: found.name, description: found.description, timezone: found.timezone } };
	}

	async update(id, _, news) {
		await this.client.send("PATCH", `/events/${id}`, this.toBody(news));
		return { outs: { ...news, eventId: id } };
	}

	async delete(id) {
		await this.client.send("DELETE", `/events/${id}`);
	}
}

class SessionProvider {
	constructor(client) {
		this.client = client;
	}

	toBody(inputs) {
		return {
			name: inputs.name,
			type: { meeting: 0, webinar: 2, none: 4 }[inputs.type],
			timezone: inputs.timezone,
			start_time: inputs.startTime,
			end_time: inputs.endTime,
			track_labels: inputs.trackLabels,
		};
	}

	async diff(_, olds, news) {
		const names = ["name", "type", "timezone", "startTime", "endTime", "trackLabels"];
		const changes = names.some((name) => JSON.stringify(olds[name]) !== JSON.stringify(news[name]));
		return { changes, replaces: olds.eventId === news.eventId ? [] : ["eventId"] };
	}

	async create(inputs) {
		const made = await this.client.send("POST", `/events/${inputs.eventId}/sessions`, this.toBody(inputs));
		return { id: made.session_id, outs: { ...inputs, sessionId: made.session_id } };
	}

	async read(id, props) {
		const found = await this.client.send("GET", `/events/${props.eventId}/sessions/${id}`);
		return { id, props: { ...props, name: found.name, timezone: found.timezone, trackLabels: found.track_labels } };
	}

	async update(id, olds, news) {
		await this.client.send("PATCH", `/events/${olds.eventId}/sessions/${id}`, this.toBody(news));
		return { outs: { ...news, sessionId: id } };
	}

	async delete(id, props) {
		await this.client.send("DELETE", `/events/${props.eventId}/sessions/${id}`);
	}
}

const events = new EventProvider(client);
const sessions = new SessionProvider(client);

class Event extends pulumi.dynamic.Resource {
	constructor(name, args, opts) {
		super(events, name, { ...args, eventId: undefined }, opts);
	}
}

class Session extends pulumi.dynamic.Resource {
	constructor(name, args, opts) {
		super(sessions, name, { ...args, sessionId: undefined }, opts);
	}
}

require("./conference.cjs").declare({ Event, Session });
