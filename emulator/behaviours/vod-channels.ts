import { behavioursOf } from "./define";

export const vodChannelBehaviours = behavioursOf({
	"vod-channels.not-found-code": {
		question: "Which code has an unknown video channel?",
		answers: { "261101": "261101, everywhere.", other: "Another, or several." },
		assumed: "261101",
	},
	"vod-channels.open-with-list": {
		question: "Does `bypass_auth` go with a list of who is allowed?",
		answers: { refused: "No.", taken: "Yes." },
		assumed: "refused",
		isSwitch: true,
	},
	"vod-channels.embed-script": {
		question: "Has a new embedded channel an `embed_script`?",
		answers: { absent: "No.", present: "Yes." },
		described: { lines: [9716], answer: "absent" },
	},
	"vod-channels.publish-twice": {
		question: "Can a published channel be published again?",
		answers: { taken: "Yes.", refused: "No." },
		assumed: "taken",
	},
	"vod-channels.unanswered": {
		question: "Does a registration for a channel need the answers that its form asks for?",
		answers: { taken: "No.", refused: "Yes." },
		assumed: "taken",
	},
	"vod-channels.register-twice": {
		question: "Can one address be registered twice for a channel?",
		answers: { two: "Yes, with two ids.", same: "Yes, with the same id.", refused: "No." },
		assumed: "two",
	},
});
