import { behavioursOf } from "./define";

export const seriesBehaviours = behavioursOf({
	"series.meeting-type": {
		question: "Which `meeting_type` has a recurring event that names none?",
		answers: { MEETING: "MEETING.", WEBINAR: "WEBINAR.", none: "None.", refused: "It is refused." },
		assumed: "MEETING",
	},
	"series.begins": {
		question: "When does a series begin?",
		answers: { calendar: "With its calendar.", other: "At another time." },
		assumed: "calendar",
	},
	"series.no-end": {
		question: "How many occurrences has a recurrence without an end?",
		answers: { "50": "50.", other: "Another number.", refused: "It is refused." },
		assumed: "50",
	},
	"series.local-time": {
		question: "What stays when clocks change during a series?",
		answers: { local: "The local time of day.", utc: "The time in UTC." },
		assumed: "local",
	},
	"series.lasts": {
		question: "When does a recurring event end?",
		answers: { occurrence: "With its last occurrence.", calendar: "With its calendar." },
		assumed: "occurrence",
	},
	"series.moves": {
		question: "Does a series move with its calendar?",
		answers: { moved: "Yes.", same: "No." },
		assumed: "moved",
	},
	"series.ids": {
		question: "Do occurrences keep their ids when the recurrence changes?",
		answers: { kept: "Yes, by position.", "new": "No." },
		assumed: "kept",
	},
});
