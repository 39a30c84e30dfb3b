-- What one makes of an enquiry in one step is a step of its story.
alter table enquiry_step drop constraint enquiry_step_kind_check;
alter table enquiry_step add constraint enquiry_step_kind_check check (kind in ('assigned', 'unassigned', 'noted',
  'forwarded', 'forwarding-ended', 'sent-to-region', 'closed', 'reopened', 'address-shown', 'address-hidden',
  'silence-noticed', 'invited-to-found', 'led-to-register', 'led-to-supervision', 'led-to-waiting-list'));
-- Somebody is put down for a waiting list once an enquiry: whether they are on it is their own business.
create unique index led_to_waiting_list_once on enquiry_step (enquiry_id) where kind = 'led-to-waiting-list';
create policy no_concern on enquiry_step as restrictive for insert to circle_viewer with check (
  kind not in ('invited-to-found', 'led-to-register', 'led-to-supervision', 'led-to-waiting-list')
  or not is_concern(enquiry_id));
-- The register's invitations, too, come of no concern.
create policy no_concern on register_invitation as restrictive for insert to circle_viewer
  with check (not is_concern(enquiry_id));

-- The email that goes with it is a first word, too.
create trigger first_answer after insert on enquiry_step for each row
  when (new.kind in ('led-to-register', 'led-to-supervision', 'led-to-waiting-list'))
  execute function note_first_answer();
