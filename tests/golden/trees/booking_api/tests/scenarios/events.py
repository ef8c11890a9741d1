# Generated from specs/booking_api.yaml by templates/tests/scenarios/entity.py.j2.
"""The scenarios of the spec about events."""

from datetime import UTC, datetime, timedelta

from tests.clock import Meanwhile
from tests.factories import BookingFactory, EventFactory, GuestFactory, RoomFactory
from tests.steps import Player
from tests.support import as_json


async def scenario_a_room_is_for_one_event_at_a_time(api: Player) -> None:
    """Proves B2: Schedule an event in a room that is free at that time and large enough."""
    room = RoomFactory.create(capacity=20)
    annex = RoomFactory.create()
    await api.given(room, annex)

    morning = await api(
        "POST /events",
        {
            "room_id": str(room.id),
            "title": "Morning",
            "starts_at": "2099-01-01T09:00:00Z",
            "ends_at": "2099-01-01T10:00:00Z",
            "seats": 20,
        },
        status=201,
        expect={"title": "Morning", "status": "SCHEDULED", "seats": 20, "room_id": str(room.id)},
    )
    await api(
        "POST /events",
        {
            "room_id": str(room.id),
            "title": "Overlapping",
            "starts_at": "2099-01-01T09:59:00Z",
            "ends_at": "2099-01-01T11:00:00Z",
            "seats": 1,
        },
        refused=(409, "room_taken"),
    )
    await api(
        "POST /events",
        {
            "room_id": str(room.id),
            "title": "Next",
            "starts_at": "2099-01-01T10:00:00Z",
            "ends_at": "2099-01-01T11:00:00Z",
            "seats": 1,
        },
        status=201,
    )
    await api(
        "POST /events",
        {
            "room_id": str(annex.id),
            "title": "Elsewhere",
            "starts_at": "2099-01-01T09:00:00Z",
            "ends_at": "2099-01-01T10:00:00Z",
            "seats": 1,
        },
        status=201,
    )
    await api("GET /events", expect={"total": 3})
    await api(f"POST /events/{morning['id']}/cancel", expect={"status": "CANCELLED"})
    await api(
        "POST /events",
        {
            "room_id": str(room.id),
            "title": "Instead",
            "starts_at": "2099-01-01T09:30:00Z",
            "ends_at": "2099-01-01T10:00:00Z",
            "seats": 1,
        },
        status=201,
    )


async def scenario_what_cannot_be_scheduled(api: Player) -> None:
    """Proves B2: Schedule an event in a room that is free at that time and large enough."""
    now = datetime.now(UTC)
    room = RoomFactory.create(capacity=20)
    await api.given(room)

    await api(
        "POST /events",
        {
            "room_id": str(room.id),
            "title": "Past",
            "starts_at": as_json(now - timedelta(minutes=1)),
            "ends_at": as_json(now + timedelta(hours=1)),
            "seats": 1,
        },
        refused=(422, "in_the_past"),
    )
    await api(
        "POST /events",
        {
            "room_id": str(room.id),
            "title": "Backwards",
            "starts_at": "2099-01-01T10:00:00Z",
            "ends_at": "2099-01-01T10:00:00Z",
            "seats": 1,
        },
        refused=(422, "ends_before_it_starts"),
    )
    await api(
        "POST /events",
        {
            "room_id": str(room.id),
            "title": "Endless",
            "starts_at": "2099-01-01T00:00:00Z",
            "ends_at": "2099-01-01T12:00:01Z",
            "seats": 1,
        },
        refused=(422, "too_long"),
    )
    await api(
        "POST /events",
        {
            "room_id": str(room.id),
            "title": "Crowded",
            "starts_at": "2099-01-01T09:00:00Z",
            "ends_at": "2099-01-01T10:00:00Z",
            "seats": 21,
        },
        refused=(422, "room_too_small"),
    )


async def scenario_seats_are_booked_until_there_are_no_more(api: Player) -> None:
    """Proves
    - B3: Book seats, at most as many as there are, once per person
    - B4: Release a booking, which frees its seats
    - B6: See how full an event is
    """
    event_room = RoomFactory.create()
    event = EventFactory.bare(room_id=event_room.id, seats=3)
    encore_room = RoomFactory.create()
    encore = EventFactory.bare(room_id=encore_room.id)
    ann = GuestFactory.bare()
    bob = GuestFactory.bare()
    await api.given(event_room, event, encore_room, encore, ann, bob)

    first = await api(
        f"POST /events/{event.id}/bookings",
        {"guest_id": str(ann.id), "seats": 2},
        status=201,
        expect={"seats": 2, "status": "CONFIRMED"},
    )
    await api(f"POST /events/{event.id}/bookings", {"guest_id": str(ann.id)}, refused=(409, "already_booked"))
    await api(f"POST /events/{event.id}/bookings", {"guest_id": str(bob.id), "seats": 2}, refused=(409, "sold_out"))
    await api(f"POST /events/{event.id}/bookings", {"guest_id": str(bob.id)}, status=201)
    await api(f"POST /bookings/{first['id']}/release", expect={"status": "RELEASED"})
    await api(f"POST /bookings/{first['id']}/release", refused=(409, "already_released"))
    await api(f"POST /events/{event.id}/bookings", {"guest_id": str(ann.id), "seats": 2}, status=201)
    await api(f"GET /bookings?event_id={event.id}", expect={"total": 3})
    await api(f"POST /events/{encore.id}/bookings", {"guest_id": str(ann.id)}, status=201)


async def scenario_a_group_books_together(api: Player) -> None:
    """Proves B3: Book seats, at most as many as there are, once per person."""
    event_room = RoomFactory.create()
    event = EventFactory.bare(room_id=event_room.id, seats=4)
    ann = GuestFactory.bare()
    bob = GuestFactory.bare()
    eve = GuestFactory.bare()
    await api.given(event_room, event, ann, bob, eve)

    await api(
        f"POST /events/{event.id}/group-bookings",
        {"places": [{"guest_id": str(ann.id), "seats": 2}, {"guest_id": str(bob.id)}]},
        status=201,
    )
    await api(f"GET /bookings?event_id={event.id}", expect={"total": 2})
    await api(
        f"POST /events/{event.id}/group-bookings",
        {"places": [{"guest_id": str(eve.id), "seats": 2}]},
        refused=(409, "sold_out"),
    )
    await api(
        f"POST /events/{event.id}/group-bookings",
        {"places": [{"guest_id": str(ann.id)}]},
        refused=(409, "already_booked"),
    )
    await api(f"POST /events/{event.id}/group-bookings", {"places": []}, refused=(422,))
    await api(f"POST /events/{event.id}/cancel")
    await api(
        f"POST /events/{event.id}/group-bookings",
        {"places": [{"guest_id": str(eve.id)}]},
        refused=(409, "event_cancelled"),
    )


async def scenario_cancelling_an_event_cancels_its_bookings(api: Player) -> None:
    """Proves B5: Cancel an event, which cancels its bookings."""
    event_room = RoomFactory.create()
    event = EventFactory.bare(room_id=event_room.id)
    booking_guest = GuestFactory.bare()
    booking = BookingFactory.bare(event_id=event.id, guest_id=booking_guest.id)
    ann = GuestFactory.bare()
    await api.given(event_room, event, booking_guest, booking, ann)

    await api(f"POST /events/{event.id}/cancel", expect={"status": "CANCELLED"})
    await api(f"GET /bookings/{booking.id}", expect={"status": "RELEASED"})
    await api(f"POST /events/{event.id}/bookings", {"guest_id": str(ann.id)}, refused=(409, "event_cancelled"))
    await api(f"POST /events/{event.id}/cancel", refused=(409, "event_cancelled"))


async def scenario_an_event_is_moved(api: Player) -> None:
    """Proves B7: Move an event to another time."""
    now = datetime.now(UTC)
    room = RoomFactory.create()
    event = EventFactory.bare(
        room_id=room.id, starts_at=now + timedelta(hours=1), ends_at=now + timedelta(hours=2, minutes=30)
    )
    other = EventFactory.bare(room_id=room.id, starts_at=now + timedelta(hours=4), ends_at=now + timedelta(hours=5))
    await api.given(room, event, other)

    await api(
        f"POST /events/{event.id}/move",
        {"starts_at": as_json(now + timedelta(hours=2))},
        expect={
            "starts_at": Meanwhile(now, timedelta(hours=2)),
            "ends_at": Meanwhile(now, timedelta(hours=3, minutes=30)),
        },
    )
    await api(
        f"POST /events/{event.id}/move", {"starts_at": as_json(now + timedelta(hours=3))}, refused=(409, "room_taken")
    )
    await api(f"POST /events/{event.id}/move", {"starts_at": as_json(now + timedelta(hours=2, minutes=30))})
    await api(f"POST /events/{other.id}/cancel")
    await api(
        f"POST /events/{other.id}/move",
        {"starts_at": as_json(now + timedelta(days=1))},
        refused=(409, "event_cancelled"),
    )


SCENARIOS = (
    scenario_a_room_is_for_one_event_at_a_time,
    scenario_what_cannot_be_scheduled,
    scenario_seats_are_booked_until_there_are_no_more,
    scenario_a_group_books_together,
    scenario_cancelling_an_event_cancels_its_bookings,
    scenario_an_event_is_moved,
)
