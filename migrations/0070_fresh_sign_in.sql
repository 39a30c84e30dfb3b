-- When somebody last showed who they are in a session, and that they showed it in two steps. Sessions of before know
-- neither: what weighs more than reading asks once more.
alter table session add column proved_at timestamptz, add column second_step_at timestamptz;
comment on column session.proved_at is 'By the clock of the machine, as Better Auth counts a session''s own times.';
comment on column session.second_step_at is 'With a passkey, or with an app''s code or a recovery code after the email.';
