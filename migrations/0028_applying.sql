-- What an application says of its own: where somebody works, what they have for a screen, how they heard of the group,
-- and their answers to the group's own questions.

alter table application
  add work_setting text check (length(work_setting) <= 80),
  add heard_how text check (length(heard_how) <= 80),
  add has_computer boolean,
  add has_camera boolean,
  add has_connection boolean,
  add corrected_at timestamptz;
comment on column application.work_setting is 'The kind of place they work in (shared/work-settings.ts); null where nobody had asked yet.';
comment on column application.has_computer is 'A computer or laptop, a camera, a good line (R32–R34); null for a group that meets face to face.';
comment on column application.corrected_at is 'When the applicant last changed what they had written.';
update application
  set has_computer = technology_ready, has_camera = technology_ready, has_connection = technology_ready;

-- Whoever had no computer when they applied may have one now: the leaders note it. It is never unsaid.
drop policy has_a_screen_now on application;
alter table application drop column technology_ready;
grant update (has_computer, has_camera, has_connection) on application to circle_viewer;
create policy has_a_screen_now on application for update to circle_viewer
  using (group_id in (select led_group_ids()) and not (has_computer and has_camera and has_connection))
  with check (group_id in (select led_group_ids()) and has_computer and has_camera and has_connection);

-- The group's own questions to whoever applies: a handful, in the leaders' order. One that is asked no more keeps its row.
create table application_question (
  id uuid primary key,
  group_id uuid not null references balint_group on delete cascade,
  wording text not null check (length(wording) between 1 and 300),
  is_required boolean not null,
  place smallint not null check (place between 1 and 5),
  asked_since timestamptz not null,
  retired_at timestamptz,
  constraint application_question_in_order exclude using btree (group_id with =, place with =)
    where (retired_at is null) deferrable initially deferred
);
create index on application_question (group_id);

-- What was answered, beside the question as it was worded then.
create table application_answer (
  application_id uuid not null references application on delete cascade,
  question_id uuid not null references application_question on delete cascade,
  wording text not null default '' check (length(wording) <= 300),
  place smallint not null default 1,
  answer text not null check (length(answer) <= 1000),
  primary key (application_id, question_id)
);
comment on column application_answer.answer is 'Empty where it was taken back.';
create index on application_answer (question_id);

create function question_group(which uuid) returns uuid language sql stable security definer set search_path = public, pg_temp
as $$ select group_id from application_question where id = which $$;

-- The wording of this moment, whatever the writer says.
create function keep_question_wording() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  select q.wording, q.place into strict new.wording, new.place from application_question q where q.id = new.question_id;
  return new;
end $$;
create trigger keeps_wording before insert on application_answer for each row execute function keep_question_wording();

-- The group of an application written down in the caller's own transaction.
create function group_applied_to_just_now(which uuid) returns uuid language sql volatile security definer set search_path = public, pg_temp
as $$ select group_id from application where id = which and made_just_now(xmin) $$;

-- Nobody has acted on it yet, so that its writer may still put something right.
create function application_is_untouched(which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
as $$
  select application_stands(which)
    and not exists (select from interview where application_id = which)
    and not exists (select from place_offer where application_id = which)
$$;

alter table application_question enable row level security;
alter table application_answer enable row level security;

-- Whoever may apply reads what they would be asked; the leaders read what they ever asked.
grant select, insert on application_question to circle_viewer;
grant update (wording, is_required, place, retired_at) on application_question to circle_viewer;
grant select on application_question to circle_holder;
create policy asked on application_question for select to circle_viewer
  using (retired_at is null and group_is_open(group_id));
create policy leads on application_question for select to circle_viewer using (group_id in (select led_group_ids()));
create policy asks on application_question for insert to circle_viewer with check (
  group_id in (select led_group_ids()) and asked_since = circle_now() and retired_at is null);
create policy words on application_question for update to circle_viewer
  using (group_id in (select led_group_ids()) and retired_at is null)
  with check (group_id in (select led_group_ids()) and (retired_at is null or retired_at = circle_now()));
create policy asked_of_holder on application_question for select to circle_holder
  using (retired_at is null and group_id = application_group((select held('application'))));

grant select, insert on application_answer to circle_viewer, circle_holder;
grant update (answer) on application_answer to circle_holder;
create policy leads on application_answer for select to circle_viewer
  using (exists (select from application a where a.id = application_id));
create policy answers on application_answer for insert to circle_viewer with check (
  question_group(question_id) = group_applied_to_just_now(application_id));
create policy own on application_answer for select to circle_holder using (application_id = (select held('application')));
create policy answers_later on application_answer for insert to circle_holder with check (
  application_id = (select held('application')) and application_is_untouched(application_id)
  and question_group(question_id) = application_group(application_id));
create policy corrects on application_answer for update to circle_holder
  using (application_id = (select held('application')) and application_is_untouched(application_id))
  with check (application_id = (select held('application')));

-- The applicant puts right what they wrote, their name included, while nobody has acted on it.
grant update (profession, work_setting, workplace_area, why, has_computer, has_camera, has_connection, heard_how,
  corrected_at) on application to circle_holder;
create policy corrects on application for update to circle_holder
  using (id = (select held('application')) and application_is_untouched(id))
  with check (id = (select held('application')));
grant update (name) on correspondent to circle_holder;
create policy corrects on correspondent for update to circle_holder
  using (id = (select held_correspondent()) and application_is_untouched((select held('application'))))
  with check (id = (select held_correspondent()));
create trigger only_now before update on application for each row execute function only_now('corrected_at');

revoke all on function group_applied_to_just_now(uuid), application_is_untouched(uuid), question_group(uuid),
  keep_question_wording() from public;
grant execute on function group_applied_to_just_now(uuid) to circle_viewer;
grant execute on function application_is_untouched(uuid), question_group(uuid) to circle_viewer, circle_holder;
