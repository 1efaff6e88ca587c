import { type Kind, kinds } from "../../kinds";
import { withoutRefused } from "../../lifecycle/declarable";
import type { Properties } from "../../lifecycle/description";
import { pathText, toPath } from "../../lifecycle/property-path";
import { compileDescription } from "../../lifecycle/shape";
import { eventFacts } from "../sections";
import { daysOf, slotOf, withLocalTimes } from "./wall-times";

/** How a file says what was read of one event: by the clocks and on the days of the event. */
export class EventWords {
	#zone = "UTC";
	#dates: string[] = [];

	/** @param note told of each value that is there and can't be said, with the reason */
	constructor(private readonly note: (leftOut: string) => void) {}

	/** The event itself; all that is said after it goes by its time zone and its days. */
	event({ hubId, ...inputs }: Properties): Properties {
		this.#zone = String(inputs.timezone ?? this.#zone);
		const { calendar, hubId: _, ...rest } = this.said(eventFacts.kind, { ...inputs, hubId }, ["event"]);
		const days = inputs.recurrence === undefined ? daysOf(calendar) : undefined;
		this.#dates = ((calendar ?? []) as Properties[]).map(({ startTime }) => String(startTime).slice(0, 10));
		return { ...rest, ...(days ?? (calendar !== undefined && { calendar })) };
	}

	/** Inputs of an object, without those that the API answers and would refuse, which are noted. */
	said(kind: Kind, inputs: Properties, from: readonly string[]): Properties {
		const kept = withoutRefused(kinds[kind], inputs, (property, reason) =>
			this.note(`${pathText([...from, ...toPath(property)])}: ${reason}`),
		);
		const shapes = compileDescription(kinds[kind]).inputs;
		const entries = Object.entries(kept).map(([name, value]) => [
			name,
			withLocalTimes(value, shapes.get(name), this.#zone),
		]);
		return Object.fromEntries(entries);
	}

	/** What is said of a session with its day and its times, and without a time zone that is the event's. */
	session({ startTime, endTime, timezone, ...rest }: Properties): Properties {
		const slot = slotOf(startTime, endTime, this.#dates, this.#zone) ?? { startTime, endTime };
		const { name, type, ...more } = rest;
		return { name, type, ...slot, ...(timezone !== this.#zone && { timezone }), ...more };
	}
}
