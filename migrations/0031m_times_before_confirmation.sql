-- Whoever applies says when they could come in the very form, before they have confirmed it: application_group() knows
-- nothing of it then, and what is written in this moment does.
alter policy applies on regular_time_answer with check (
  answered_at = circle_now() and group_applied_to_just_now(application_id) is not null);
