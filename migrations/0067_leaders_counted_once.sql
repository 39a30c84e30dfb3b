-- Leaders of the whole society, each once in however many regions they lead, and how many of them some group of theirs
-- has supervision for: two numbers for the office. The sums by region count a leader of two regions in both.

create index leader_tally_leading on leader_tally (person_id) include (supervised_until) where groups > 0;

create function leaders_supervised() returns table (leaders integer, supervised integer)
language sql stable security definer set search_path = public, pg_temp rows 1
as $$
  select count(distinct l.person_id)::int,
    (count(distinct l.person_id) filter (where l.supervised_until >= society_today()))::int
  from leader_tally l where l.groups > 0 and (select reads_register())
$$;
comment on function leaders_supervised() is 'Numbers, and noughts to whomever the office''s page is not for.';

revoke all on function leaders_supervised() from public;
grant execute on function leaders_supervised() to circle_viewer;
