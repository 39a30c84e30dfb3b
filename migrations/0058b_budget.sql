-- What leaders reckon with: each leader's own fee, the room by the meeting or the term, reduced places, gaps and a reserve.
-- What was kept before says the same as it did.

alter table cost_plan add leader_fees_per_hour_minor integer[];
update cost_plan set leader_fees_per_hour_minor = array_fill(leader_fee_per_hour_minor, array[paid_leaders::integer]);
alter table cost_plan
  alter leader_fees_per_hour_minor set not null,
  add check (cardinality(leader_fees_per_hour_minor) <= 4 and array_position(leader_fees_per_hour_minor, null) is null
    and 0 <= all (leader_fees_per_hour_minor) and 100000 >= all (leader_fees_per_hour_minor)),
  drop column paid_leaders,
  drop column leader_fee_per_hour_minor,
  drop constraint cost_plan_room_per_session_minor_check,
  add room_per text not null default 'meeting' check (room_per in ('meeting', 'term')),
  add other_per_session_minor integer not null default 0 check (other_per_session_minor between 0 and 100000),
  add meetings_a_term smallint not null default 10 check (meetings_a_term between 1 and 60),
  add reduced_places smallint not null default 0 check (reduced_places >= 0),
  add reduced_minor integer not null default 0 check (reduced_minor between 0 and 100000),
  add gaps_percent smallint not null default 0 check (gaps_percent between 0 and 50),
  add reserve_percent smallint not null default 0 check (reserve_percent between 0 and 100),
  add check (reduced_places < expected_members);
alter table cost_plan rename column room_per_session_minor to room_minor;
alter table cost_plan add check (room_minor between 0 and 1000000);
comment on column cost_plan.leader_fees_per_hour_minor is 'Of each leader; 0 for one who gives their time.';
comment on column cost_plan.reduced_minor is 'What a reduced place pays a meeting. Who has one is not said here.';
comment on column cost_plan.gaps_percent is 'Of a hundred contributions, those that will not come.';
