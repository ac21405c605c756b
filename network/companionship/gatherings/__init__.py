"""Group dates: a host opens a date with places, people and organisations join it, and a waiting list moves up."""
