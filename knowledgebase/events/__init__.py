"""The agenda: meetings, workshops, visits, trainings, tours; when and where they take place, and what came of them."""
