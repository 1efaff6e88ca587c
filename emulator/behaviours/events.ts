import { behavioursOf } from "./define";

/** What is not certain of events. */
export const eventBehaviours = behavioursOf({
	"events.times-with-offset": {
		question: "Does an event's calendar take times with another offset than Z, such as 2026-05-04T10:00:00+02:00?",
		answers: {
			refused: "Only times that end in Z are taken; others are 400/300.",
			converted: "Every offset is taken and answered in UTC.",
		},
		described: { lines: [1483, 2155], answer: "converted" },
		observed: { by: "clients of real accounts, which convert times because they were refused", answer: "refused" },
		isSwitch: true,
	},
	"events.time-zones": {
		question: "Which time zones do events and sessions take: those of Zoom's list, or all of the IANA database?",
		answers: {
			listed: "The zones of Zoom's list; others are 400/300, and 400/1003 for a duplicate.",
			any: "Every zone of the IANA database.",
		},
		described: { lines: [1471, 2273, 5487], answer: "listed" },
		isSwitch: true,
	},
	"events.drafts-as-attendee": {
		question: "Can an attendee ask for the list of draft events (`role_type=attendee`, `event_status_type=draft`)?",
		answers: {
			refused: "It is 400/300: drafts are for their hosts.",
			empty: "The list is empty.",
		},
		observed: { by: "Zoom's published OpenAPI document, which has drafts for hosts only", answer: "refused" },
		described: { lines: [1173], answer: "empty" },
		isSwitch: true,
	},
});
