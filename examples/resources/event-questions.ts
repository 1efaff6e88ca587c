import * as zoom from "pulumi-zoom-events";

declare const event: zoom.Event;

new zoom.EventQuestions("questions", {
	eventId: event.eventId,
	questions: [{ fieldName: "job_title", title: "Job title", required: false }],
	customQuestions: [
		{ title: "What brings you here?", type: "short_answer", required: true, minLength: 1, maxLength: 200 },
	],
});
