import { behavioursOf } from "./define";

export const sessionRuleBehaviours = behavioursOf({
	"sessions.not-found-code": {
		question: "Which code has an unknown session?",
		answers: {
			"by-operation": "2005 for GET and PATCH, 2003 for DELETE.",
			"2003": "2003 for all.",
			"2005": "2005 for all.",
		},
		assumed: "by-operation",
		isSwitch: true,
	},
	"sessions.inherited-fields": {
		question: "What happens to a name that is sent for the session of a single-session event?",
		answers: {
			ignored: "It is ignored: the session has the event's.",
			refused: "It is refused.",
			taken: "It is taken.",
		},
		described: { lines: [6311], answer: "ignored" },
	},
	"sessions.unknown-speaker": {
		question: "What happens to a session with an unknown speaker?",
		answers: { refused: "It is refused.", taken: "It is taken." },
		assumed: "refused",
	},
	"sessions.one-role": {
		question: "Can one person be panelist and alternative host of a session?",
		answers: { refused: "No.", taken: "Yes." },
		described: { lines: [7804], answer: "refused" },
		isSwitch: true,
	},
	"sessions.virtual-location": {
		question: "What happens to the physical location of a virtual session?",
		answers: { refused: "The session is refused.", dropped: "The field is ignored.", kept: "It is kept." },
		assumed: "refused",
	},
	"sessions.speaker-role": {
		question: "Which role has a speaker who isn't an alternative host?",
		answers: {
			"by-type": "Panelist of a webinar, attendee of a meeting.",
			attendee: "Attendee of both.",
			panelist: "Panelist of both.",
			other: "Another.",
		},
		described: { lines: [6315], answer: "by-type" },
	},
	"sessions.delete-leaves-exhibitors": {
		question: "What becomes of an exhibitor's sessions when one is deleted?",
		answers: {
			removed: "It is removed from the exhibitor.",
			stays: "The exhibitor still names it.",
			refused: "It can't be deleted.",
		},
		assumed: "removed",
	},
	"sessions.delete-leaves-ticket-types": {
		question: "What becomes of a ticket type's sessions when one is deleted?",
		answers: {
			removed: "It is removed from the ticket type.",
			stays: "The ticket type still names it.",
			refused: "It can't be deleted.",
		},
		assumed: "removed",
	},
	"sessions.delete-speaker": {
		question: "What becomes of a session's speakers when one is deleted?",
		answers: {
			removed: "They are removed from the session.",
			stays: "The session still names them.",
			refused: "They can't be deleted.",
		},
		assumed: "removed",
	},
	"sessions.cancelled-event": {
		question: "How is a new session in a cancelled event refused?",
		answers: {
			"403": "With 403/260210.",
			"400": "With 400/260210.",
			other: "With another code.",
			taken: "It is made.",
		},
		assumed: "403",
	},
});
