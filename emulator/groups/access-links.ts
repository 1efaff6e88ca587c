import { invalid, refusal } from "../errors";
import { type Call, type Handlers, merge, newId } from "../handler";
import type { Stored } from "../store";
import { requireEvent } from "./event-rules";

const DEFAULTS: Stored = {
	is_default: false,
	allow_domain_list: [],
	email_restrict_list: [],
	security_at_join: { email_authentication: false, security_code_verification: false },
};

/** The lists answer at most this many domains. */
const SHOWN_DOMAINS = 50;

function keyOf(call: Call, id: unknown): string {
	return `access-link/${call.params.eventId}/${String(id)}`;
}

function requireLink(call: Call): Stored {
	const link = call.store.get(keyOf(call, call.params.accessLinkId));
	if (link === undefined) throw refusal(call.operation, 261201);
	return link;
}

function check(call: Call, link: Stored): void {
	const others = call.store
		.list(`access-link/${call.params.eventId}/`)
		.filter((other) => other.access_link_id !== link.access_link_id);
	if (others.some((other) => other.name === link.name)) throw refusal(call.operation, 261203);
	const { ticket_type_id: ticketType, type } = link;
	const security = (link.security_at_join ?? {}) as Stored;
	if (type === "group-join" && security.email_authentication === true)
		throw invalid({ field: "security_at_join.email_authentication", message: "applies to registration links only" });
	// A type that has no use for its ticket type has one all the same, as in the description's examples.
	if (ticketType === undefined || ticketType === "") return;
	if (call.store.get(`ticket-type/${call.params.eventId}/${String(ticketType)}`) === undefined)
		throw refusal(call.operation, 261202);
}

function put(call: Call, link: Stored): void {
	if (link.is_default === true) {
		for (const other of call.store.list(`access-link/${call.params.eventId}/`)) {
			if (other.is_default === true) call.store.put(keyOf(call, other.access_link_id), { ...other, is_default: false });
		}
	}
	call.store.put(keyOf(call, link.access_link_id), link);
}

/** `url` stands only in the list. */
function withoutUrl({ url: _, ...link }: Stored): Stored {
	return shown(link);
}

function shown(link: Stored): Stored {
	return { ...link, allow_domain_list: ((link.allow_domain_list ?? []) as string[]).slice(0, SHOWN_DOMAINS) };
}

export const accessLinks: Handlers = {
	getEventAccessLinks: (call) => {
		requireEvent(call);
		return { access_links: call.store.list(`access-link/${call.params.eventId}/`).map(shown) };
	},
	createEventAccessLink: (call) => {
		requireEvent(call);
		const id = newId();
		const isFirst = call.store.list(`access-link/${call.params.eventId}/`).length === 0;
		const link: Stored = {
			...merge(DEFAULTS, call.body),
			...(isFirst && call.conduct.does("access-links.default", "yes") && { is_default: true }),
			access_link_id: id,
			url: `https://events.example.com/join/${newId()}`,
		};
		check(call, link);
		put(call, link);
		return withoutUrl(link);
	},
	GetEventAccessLink: (call) => {
		requireEvent(call);
		return withoutUrl(requireLink(call));
	},
	updateEventAccess: (call) => {
		requireEvent(call);
		const link = requireLink(call);
		const { is_default: isDefault, ...changes } = call.body;
		// Only true is considered.
		const updated = merge(link, { ...changes, ...(isDefault === true ? { is_default: true } : {}) });
		check(call, updated);
		put(call, updated);
		return undefined;
	},
	deleteEventAccessLink: (call) => {
		requireEvent(call);
		call.store.delete(keyOf(call, requireLink(call).access_link_id));
		return undefined;
	},
};
