-- What a group's people write to each other and are told: letters in the group's own words, reminders, messages between
-- leaders and members, what each wants to get by email, what was sent to whom, what to read (R44, R55–R56, R61).

-- A part of a letter in the leaders' words; where there is none, ours stand (letters/rules/letter-kinds.ts).
create table letter_words (
  group_id uuid not null references balint_group on delete cascade,
  kind text not null check (kind in ('preparatory', 'reminder', 'date-changed', 'welcome', 'term-ahead', 'ending')),
  part text not null check (part in ('opening', 'plan', 'seen-well', 'reading', 'closing')),
  body text not null check (length(body) <= 6000),
  written_by uuid not null references person,
  written_at timestamptz not null,
  primary key (group_id, kind, part)
);
comment on column letter_words.body is 'Empty: the leaders say nothing here.';
create index on letter_words (written_by);

-- What a group's letters do by themselves. Without a row: a reminder a day before, and a welcome.
create table group_letters (
  group_id uuid primary key references balint_group on delete cascade,
  reminder_days smallint not null default 1 check (reminder_days in (0, 1, 2, 7)),
  welcomes boolean not null default true,
  changed_by uuid not null references person,
  changed_at timestamptz not null
);
comment on column group_letters.reminder_days is '0: nobody is reminded who has not chosen otherwise.';
create index on group_letters (changed_by);

-- What one person wants to get of one group. Changes of dates, endings and what is written to oneself always arrive.
create table message_choice (
  group_id uuid not null references balint_group on delete cascade,
  person_id uuid not null references person on delete cascade,
  reminder_days smallint check (reminder_days in (0, 1, 2, 7)),
  reminder_chosen_at timestamptz not null,
  messages_by_email boolean not null default true,
  term_ahead_by_email boolean not null default true,
  changed_at timestamptz not null,
  primary key (group_id, person_id)
);
comment on column message_choice.reminder_days is 'null: as the group has it; 0: none.';
create index on message_choice (person_id);

-- Leaders to all, leaders to one member, a member to the leaders. There is nothing from member to member (R44).
create table circle_message (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  sender_id uuid not null references person,
  member_id uuid references person on delete cascade,
  body text not null check (length(body) between 1 and 4000),
  written_at timestamptz not null
);
comment on column circle_message.member_id is 'With whom the leaders write; null: to everybody.';
create index on circle_message (group_id, written_at);
create index on circle_message (member_id);
create index on circle_message (sender_id);

-- What was sent, when, and to whom: words as they were then.
create table sent_letter (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  kind text not null check (kind in
    ('preparatory', 'reminder', 'date-changed', 'welcome', 'term-ahead', 'ending', 'message')),
  meeting_id uuid references meeting on delete set null,
  message_id uuid references circle_message on delete cascade,
  words jsonb not null default '{}' check (jsonb_typeof(words) = 'object'),
  sent_by uuid references person,
  sent_at timestamptz not null,
  check ((kind = 'message') = (message_id is not null))
);
comment on column sent_letter.sent_by is 'null: it went out by itself.';
create index on sent_letter (group_id, sent_at);
create index on sent_letter (sent_at);
create index on sent_letter (meeting_id);
create index on sent_letter (message_id);
create index on sent_letter (sent_by);

create table sent_letter_to (
  letter_id uuid not null references sent_letter on delete cascade,
  person_id uuid not null references person on delete cascade,
  primary key (letter_id, person_id)
);
create index on sent_letter_to (person_id);

-- Once for each person and moment of a meeting: a meeting that moves is reminded of anew.
create table meeting_reminder (
  meeting_id uuid not null references meeting on delete cascade,
  person_id uuid not null references person on delete cascade,
  starts_at timestamptz not null,
  reminded_at timestamptz not null,
  primary key (meeting_id, person_id, starts_at)
);
create index on meeting_reminder (person_id);
create index meeting_soon on meeting (starts_at) where cancelled_at is null;

-- What to read: links and citations, a group's own or, without a group, the society's.
create table reading_item (
  id uuid primary key,
  group_id uuid references balint_group on delete cascade,
  position smallint not null,
  title text not null check (length(title) between 1 and 200),
  author text check (length(author) <= 200),
  year smallint check (year between 1800 and 2100),
  link text check (link like 'https://%' and length(link) <= 2000),
  added_by uuid not null references person,
  added_at timestamptz not null
);
create index on reading_item (group_id, position);
create index on reading_item (added_by);

-- The letter before the first meeting keeps its first and last words like every other.
alter table preparatory_letter add column opening text not null default '' check (length(opening) <= 6000);
alter table preparatory_letter add column closing text not null default '' check (length(closing) <= 6000);

-- ── questions that run as the owner ─────────────────────────────────────────

create function own_letter_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 50
as $$ select letter_id from sent_letter_to where person_id = viewer_id() $$;

create function joined_since(of_group uuid) returns timestamptz
language sql stable security definer set search_path = public, pg_temp
as $$ select joined_at from membership where group_id = of_group and person_id = viewer_id() and left_at is null $$;

-- Of the viewer's own groups only.
create function sits_in(of_group uuid, who uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select of_group in (select own_group_ids())
    and exists (select from membership where group_id = of_group and person_id = who and left_at is null)
$$;

-- Which of a led group's people get such letters by email.
create function wanting_by_email(of_group uuid, which text) returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 10
as $$
  with own as (
    select person_id from group_leader where group_id = of_group and left_at is null
    union select person_id from membership where group_id = of_group and left_at is null)
  select own.person_id from own left join message_choice c on c.group_id = of_group and c.person_id = own.person_id
  where of_group in (select led_group_ids()) and coalesce(case which
    when 'message' then c.messages_by_email when 'term-ahead' then c.term_ahead_by_email end, true)
$$;

create function words_of_group(of_group uuid, of_kind text) returns jsonb
language sql stable security definer set search_path = public, pg_temp
as $$
  select coalesce(jsonb_object_agg(part, body), '{}') from letter_words where group_id = of_group and kind = of_kind
$$;

-- The welcome to a member who has said yes in this very transaction; null where the leaders want none to be sent.
create function keep_welcome(which uuid, usual jsonb) returns uuid
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare member membership; made uuid;
begin
  select * into member from membership m where m.id = which and made_just_now(m.xmin) and m.person_id = held_person();
  if not found or not coalesce((select welcomes from group_letters where group_id = member.group_id), true) then
    return null;
  end if;
  insert into sent_letter (id, group_id, kind, words, sent_at)
    values (uuidv7(), member.group_id, 'welcome', usual || words_of_group(member.group_id, 'welcome'), circle_now())
    returning id into made;
  insert into sent_letter_to values (made, member.person_id);
  return made;
end $$;

-- ── reminders ───────────────────────────────────────────────────────────────

-- Takes up to so many that are due: notes each once, and what is sent to whom. A day is a day of the group's clocks.
-- Whoever has been told since the moment of the reminder (a moved date, a new member) is not reminded on top of it.
create function take_meeting_reminders(most integer, usual jsonb)
returns table (letter_id uuid, person_id uuid, group_id uuid, address_id uuid)
language sql volatile security definer set search_path = public, pg_temp
as $$
  with due as (
    select m.id as meeting_id, p.person_id, m.starts_at
    from meeting m join balint_group g on g.id = m.group_id left join group_letters s on s.group_id = g.id
      cross join lateral (
        select l.person_id, l.joined_at from group_leader l where l.group_id = g.id and l.left_at is null
        union all
        select b.person_id, b.joined_at from membership b
          left join meeting f on f.id = b.first_meeting_id left join meeting z on z.id = b.last_meeting_id
        where b.group_id = g.id and b.left_at is null and m.starts_at >= coalesce(f.starts_at, '-infinity')
          and m.starts_at <= coalesce(z.starts_at, 'infinity')) p
      left join message_choice c on c.group_id = g.id and c.person_id = p.person_id
      cross join lateral (select coalesce(c.reminder_days, s.reminder_days, 1) as days) d
      cross join lateral (select ((m.starts_at at time zone g.time_zone) - make_interval(days => d.days))
        at time zone g.time_zone as at) w
    where m.cancelled_at is null and m.starts_at > circle_now() and m.starts_at <= circle_now() + interval '8 days'
      and circle_now() < m.starts_at - make_interval(mins => g.doors_minutes)
      and d.days > 0 and w.at <= circle_now() and (m.sequence = 0 or m.changed_at <= w.at) and p.joined_at <= w.at
      and coalesce(c.reminder_chosen_at, '-infinity') <= w.at
      and not exists (select from meeting_reminder r
        where r.meeting_id = m.id and r.person_id = p.person_id and r.starts_at = m.starts_at)
      and not exists (select from meeting_apology a
        where a.meeting_id = m.id and a.person_id = p.person_id and a.withdrawn_at is null)
    order by m.starts_at, m.id, p.person_id limit most),
  noted as (
    insert into meeting_reminder (meeting_id, person_id, starts_at, reminded_at)
    select meeting_id, person_id, starts_at, circle_now() from due on conflict do nothing
    returning meeting_id, person_id),
  letters as (
    insert into sent_letter (id, group_id, kind, meeting_id, words, sent_at)
    select uuidv7(), m.group_id, 'reminder', m.id, usual || words_of_group(m.group_id, 'reminder'), circle_now()
    from meeting m where m.id in (select meeting_id from noted)
    returning id, meeting_id, sent_letter.group_id),
  sent as (
    insert into sent_letter_to (letter_id, person_id)
    select letters.id, noted.person_id from noted join letters using (meeting_id)
    returning letter_id, person_id)
  select sent.letter_id, sent.person_id, letters.group_id, s.id from sent join letters on letters.id = sent.letter_id
    left join secret_address s on s.purpose = 'apologies' and s.subject_id = letters.group_id
      and s.person_id = sent.person_id and s.replaced_at is null
$$;

create function reminded_now(which uuid, who uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from sent_letter s join sent_letter_to t on t.letter_id = s.id
    where s.id = which and t.person_id = who and s.kind = 'reminder' and s.sent_at = circle_now())
$$;
create policy reminds_of_meetings on email for insert to circle_jobs with check (
  num_nonnulls(sent_at, dropped_at) = 0 and template = 'meeting-reminder' and reminded_now(about_id, person_id));

-- Whoever holds the address in an email ends letters of that kind, for the seat it belongs to, without signing in (RFC 8058).
create function end_letters(which text) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare seat record;
begin
  select * into seat from held_apologist();
  if not found or which not in ('reminders', 'messages', 'term-ahead') then return false; end if;
  insert into message_choice as c
    (group_id, person_id, reminder_days, reminder_chosen_at, messages_by_email, term_ahead_by_email, changed_at)
  values (seat.group_id, seat.person_id, case which when 'reminders' then 0 end, circle_now(),
    which <> 'messages', which <> 'term-ahead', circle_now())
  on conflict (group_id, person_id) do update set changed_at = circle_now(),
    reminder_days = case which when 'reminders' then 0 else c.reminder_days end,
    reminder_chosen_at = case which when 'reminders' then circle_now() else c.reminder_chosen_at end,
    messages_by_email = c.messages_by_email and which <> 'messages',
    term_ahead_by_email = c.term_ahead_by_email and which <> 'term-ahead';
  return true;
end $$;

-- Of which group's letters the holder's address is.
create function held_letters_group() returns text
language sql stable security definer set search_path = public, pg_temp
as $$ select g.name from held_apologist() h join balint_group g on g.id = h.group_id $$;

-- What is kept for so many months, and no longer.
create function forget_letters(kept_months integer) returns void
language sql volatile security definer set search_path = public, pg_temp
as $$
  delete from circle_message where written_at < circle_now() - make_interval(months => greatest(kept_months, 1));
  delete from sent_letter where sent_at < circle_now() - make_interval(months => greatest(kept_months, 1));
  delete from meeting_reminder where starts_at < circle_now() - interval '1 month';
$$;

-- ── who may ─────────────────────────────────────────────────────────────────

alter table letter_words enable row level security;
alter table group_letters enable row level security;
alter table message_choice enable row level security;
alter table circle_message enable row level security;
alter table sent_letter enable row level security;
alter table sent_letter_to enable row level security;
alter table meeting_reminder enable row level security;
alter table reading_item enable row level security;

create trigger only_now before insert or update on letter_words for each row execute function only_now('written_at');
create trigger only_now before insert or update on group_letters for each row execute function only_now('changed_at');
create trigger only_now before insert or update on message_choice for each row
  execute function only_now('changed_at', 'reminder_chosen_at');
create trigger only_now before insert on circle_message for each row execute function only_now('written_at');
create trigger only_now before insert on sent_letter for each row execute function only_now('sent_at');
create trigger only_now before insert on reading_item for each row execute function only_now('added_at');

-- Members are written to in these words, also to say goodbye: an email is loaded as its recipient.
grant select, insert, update, delete on letter_words to circle_viewer;
create policy own on letter_words for select to circle_viewer
  using (group_id in (select own_group_ids()) or group_id in (select left_group_ids()));
create policy leads on letter_words for insert to circle_viewer
  with check (group_id in (select led_group_ids()) and written_by = (select viewer_id()));
create policy leads_changes on letter_words for update to circle_viewer using (group_id in (select led_group_ids()))
  with check (group_id in (select led_group_ids()) and written_by = (select viewer_id()));
create policy leads_resets on letter_words for delete to circle_viewer using (group_id in (select led_group_ids()));

grant select, insert, update on group_letters to circle_viewer;
create policy own on group_letters for select to circle_viewer using (group_id in (select own_group_ids()));
create policy leads on group_letters for insert to circle_viewer
  with check (group_id in (select led_group_ids()) and changed_by = (select viewer_id()));
create policy leads_changes on group_letters for update to circle_viewer using (group_id in (select led_group_ids()))
  with check (group_id in (select led_group_ids()) and changed_by = (select viewer_id()));

-- Nobody but its person reads a choice; leaders see who got a letter.
grant select, insert, update on message_choice to circle_viewer;
create policy own on message_choice for select to circle_viewer using (person_id = (select viewer_id()));
create policy chooses on message_choice for insert to circle_viewer
  with check (person_id = (select viewer_id()) and group_id in (select own_group_ids()));
create policy chooses_anew on message_choice for update to circle_viewer using (person_id = (select viewer_id()))
  with check (person_id = (select viewer_id()) and group_id in (select own_group_ids()));

-- Whoever takes a chair later reads what is written from then on: a member wrote to those who led then.
grant select, insert on circle_message to circle_viewer;
create policy leads on circle_message for select to circle_viewer using (group_id in (select led_group_ids())
  and (member_id is null or written_at >= own_seat_since(group_id)));
create policy own on circle_message for select to circle_viewer using (group_id in (select joined_group_ids())
  and (member_id = (select viewer_id()) or member_id is null and written_at >= joined_since(group_id)));
create policy leads_writes on circle_message for insert to circle_viewer with check (
  group_id in (select led_group_ids()) and sender_id = (select viewer_id())
  and (member_id is null or sits_in(group_id, member_id)));
create policy writes on circle_message for insert to circle_viewer with check (
  group_id in (select joined_group_ids()) and sender_id = (select viewer_id()) and member_id = (select viewer_id()));

grant select, insert on sent_letter to circle_viewer;
create policy leads on sent_letter for select to circle_viewer using (group_id in (select led_group_ids())
  and (message_id is null or exists (select from circle_message m where m.id = message_id)));
create policy own on sent_letter for select to circle_viewer using (id in (select own_letter_ids()));
create policy leads_sends on sent_letter for insert to circle_viewer
  with check (group_id in (select led_group_ids()) and sent_by = (select viewer_id()));

grant select, insert on sent_letter_to to circle_viewer;
create policy leads on sent_letter_to for select to circle_viewer
  using (exists (select from sent_letter s where s.id = letter_id and s.group_id in (select led_group_ids())));
create policy own on sent_letter_to for select to circle_viewer using (person_id = (select viewer_id()));
create policy leads_sends on sent_letter_to for insert to circle_viewer with check (
  exists (select from sent_letter s where s.id = letter_id and s.group_id in (select led_group_ids())
    and s.sent_by = (select viewer_id()) and s.sent_at = circle_now())
  and person_id in (select people_of_own_groups()));

-- The society's list is public; a group's is its people's.
grant select, insert, delete on reading_item to circle_viewer;
grant update (position, title, author, year, link) on reading_item to circle_viewer;
create policy societys on reading_item for select to circle_viewer using (group_id is null);
create policy own on reading_item for select to circle_viewer using (group_id in (select own_group_ids()));
create policy leads on reading_item for insert to circle_viewer
  with check (group_id in (select led_group_ids()) and added_by = (select viewer_id()));
create policy leads_changes on reading_item for update to circle_viewer using (group_id in (select led_group_ids()))
  with check (group_id in (select led_group_ids()));
create policy leads_removes on reading_item for delete to circle_viewer using (group_id in (select led_group_ids()));
create policy office on reading_item for insert to circle_viewer
  with check (group_id is null and (select holds_office('administrator')) and added_by = (select viewer_id()));
create policy office_changes on reading_item for update to circle_viewer
  using (group_id is null and (select holds_office('administrator')))
  with check (group_id is null and (select holds_office('administrator')));
create policy office_removes on reading_item for delete to circle_viewer
  using (group_id is null and (select holds_office('administrator')));

revoke all on function own_letter_ids(), joined_since(uuid), sits_in(uuid, uuid), wanting_by_email(uuid, text),
  words_of_group(uuid, text), keep_welcome(uuid, jsonb), take_meeting_reminders(integer, jsonb), reminded_now(uuid, uuid),
  forget_letters(integer), end_letters(text), held_letters_group() from public;
grant execute on function own_letter_ids(), joined_since(uuid), sits_in(uuid, uuid), wanting_by_email(uuid, text)
  to circle_viewer;
grant execute on function keep_welcome(uuid, jsonb), end_letters(text), held_letters_group() to circle_holder;
grant execute on function take_meeting_reminders(integer, jsonb), reminded_now(uuid, uuid), forget_letters(integer)
  to circle_jobs;
