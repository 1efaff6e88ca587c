import { behavioursOf } from "./define";

export const eventRuleBehaviours = behavioursOf({
	"events.calendar-required": {
		question: "Does every new event need a calendar?",
		answers: { refused: "An event without one is refused.", taken: "An event without one is made." },
		assumed: "refused",
		isSwitch: true,
	},
	"events.longest-span": {
		question: 'Is "at most 6 days" measured from the first start to the last end?',
		answers: { span: "Yes: days between the entries count.", days: "No: only the days of the entries count." },
		assumed: "span",
	},
	"events.patch-calendar-code": {
		question: "Do the calendar's codes of a create apply to an update as well?",
		answers: {
			"26203": "Yes: a calendar that ends before it starts is refused with 26203.",
			other: "It is refused with another code.",
			taken: "It is taken.",
		},
		assumed: "26203",
	},
	"events.patch-hub-code": {
		question: "How is an update refused that moves an event to an unknown hub?",
		answers: { "26201": "With 26201, as a create is.", other: "With another code.", taken: "It is not refused." },
		assumed: "26201",
	},
	"events.type-change": {
		question: "Can an event's type be changed?",
		answers: { refused: "No: the update is refused.", ignored: "No: the field is ignored.", taken: "Yes." },
		assumed: "refused",
	},
	"events.virtual-location": {
		question: "What happens to the physical location of a virtual event?",
		answers: { refused: "The event is refused.", dropped: "The field is ignored.", kept: "It is kept." },
		assumed: "refused",
	},
	"events.cancelled-deletable": {
		question: "Can a cancelled event be deleted?",
		answers: { deleted: "Yes, like a draft.", refused: "No." },
		assumed: "deleted",
		isSwitch: true,
	},
	"events.published-deletable": {
		question: "Can a published event be deleted?",
		answers: { refused: "No, it has to be cancelled first.", deleted: "Yes." },
		described: { lines: [2094], answer: "refused" },
		isSwitch: true,
	},
	"events.publish-twice": {
		question: "Can a published event be published again?",
		answers: { taken: "Yes, which changes nothing.", refused: "No." },
		assumed: "taken",
		isSwitch: true,
	},
	"events.cancel-draft": {
		question: "Can a draft be cancelled?",
		answers: { refused: "No, only a published event.", taken: "Yes." },
		described: { lines: [2357], answer: "refused" },
	},
	"events.calendar-leaves-sessions": {
		question: "May a calendar move away from the event's sessions?",
		answers: { taken: "Yes: sessions are checked only when they are written.", refused: "No." },
		assumed: "taken",
	},
	"events.duplicate-copies": {
		question: "What does a duplicate copy?",
		answers: {
			all: "Sessions, speakers, ticket types and exhibitors.",
			some: "Some of them.",
			none: "The event alone.",
		},
		assumed: "all",
	},
	"events.duplicate-shifts": {
		question: "When are the sessions of a duplicate?",
		answers: { shifted: "They are shifted by as much as the start.", same: "When they were." },
		assumed: "shifted",
	},
	"events.duplicate-name": {
		question: "Does a duplicate need a name?",
		answers: { "1002": "Yes: 1002.", other: "Yes, with another code.", taken: "No." },
		assumed: "1002",
	},
	"events.duplicate-start": {
		question: "Does a duplicate need a start?",
		answers: { "1002": "Yes: 1002.", other: "Yes, with another code.", taken: "No." },
		assumed: "1002",
	},
	"events.duplicate-zone": {
		question: "Does a duplicate need a time zone?",
		answers: { "1003": "Yes: 1003.", other: "Yes, with another code.", taken: "No." },
		assumed: "1003",
	},
	"events.attendee-role": {
		question: "Does a list for attendees show the upcoming events of the account's own user?",
		answers: { none: "No.", own: "Yes." },
		assumed: "none",
	},
});
