"""A small conference, and a meetup from a file."""

import pulumi
import pulumi_zoom_events as zoom

hub = zoom.hub_id_output(name="Emulator Hub")

conference = zoom.Event(
    "conference",
    hub_id=hub.hub_id,
    name="Example Conference",
    description="A day of talks.",
    event_type="CONFERENCE",
    access_level="PRIVATE_UNRESTRICTED",
    attendance_type="virtual",
    timezone="Europe/Berlin",
    calendar=[zoom.EventCalendarArgs(start_time="2031-05-06T07:00:00Z", end_time="2031-05-06T16:00:00Z")],
)

speakers = {
    "ada": zoom.Speaker(
        "ada", event_id=conference.event_id, name="Ada Example", email="ada@example.com", job_title="Engineer"
    ),
    "grace": zoom.Speaker("grace", event_id=conference.event_id, name="Grace Sample", email="grace@example.com"),
}

# Key, title, times in Berlin and speaker of each session.
PROGRAMME = [
    ("opening", "Opening", "09:30", "10:15", "ada"),
    ("compilers", "Compilers for people", "10:30", "11:30", "grace"),
]

sessions = [
    zoom.Session(
        key,
        event_id=conference.event_id,
        name=title,
        type="webinar",
        start_time=f"2031-05-06T{begin}:00+02:00",
        end_time=f"2031-05-06T{end}:00+02:00",
        timezone="Europe/Berlin",
        session_speakers=[zoom.SessionSessionSpeakerArgs(speaker_id=speakers[speaker].speaker_id)],
    )
    for key, title, begin, end, speaker in PROGRAMME
]

full = zoom.TicketType(
    "full",
    event_id=conference.event_id,
    name="Full",
    currency="EUR",
    free=True,
    start_time="2031-01-10T08:00:00Z",
    end_time="2031-05-05T22:00:00Z",
    sessions=["ALL"],
)

registration = zoom.AccessLink(
    "registration",
    event_id=conference.event_id,
    name="Registration",
    type="registration",
    authentication_method="zoom_account_otp",
)

# pulumi config set publish true
if pulumi.Config().get_bool("publish"):
    zoom.EventPublication(
        "live",
        event_id=conference.event_id,
        opts=pulumi.ResourceOptions(depends_on=[*sessions, full, registration], protect=True),
    )

# Or the whole of an event from a file that an organiser writes.
meetup = zoom.Conference("meetup", file="meetup.yaml")

pulumi.export("eventId", conference.event_id)
pulumi.export("registrationUrl", registration.url)
pulumi.export("meetupId", meetup.event_id)
