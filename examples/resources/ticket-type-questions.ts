import * as zoom from "pulumi-zoom-events";

declare const event: zoom.Event;
declare const student: zoom.TicketType;

new zoom.TicketTypeQuestions("questions", {
	eventId: event.eventId,
	ticketTypeId: student.ticketTypeId,
	customQuestions: [{ title: "University", type: "short_answer", required: true, minLength: 1, maxLength: 100 }],
});
