-- A feed says where each meeting is: at its own place, where it has one.
grant select (id) on group_place to circle_holder;
