-- A day that is added or taken out where no region is given: for enquiries that name none.
alter table region_holiday alter column region_id drop not null;
comment on column region_holiday.region_id is 'Null: where an enquiry names no region.';
-- The days of all regions between two dates, for the lists.
create index on region_holiday (held_on);
