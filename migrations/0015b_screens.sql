-- Whoever had no computer when they applied may have one now: the leaders note it (R32–R34). It is never unsaid.
grant update (technology_ready) on application to circle_viewer;
create policy has_a_screen_now on application for update to circle_viewer
  using (group_id in (select led_group_ids()) and technology_ready = false)
  with check (group_id in (select led_group_ids()) and technology_ready);
