do $$ begin
  if not exists (select from pg_roles where rolname = 'haptik_app') then
    create role haptik_app nologin;
  end if;
end $$;
--> statement-breakpoint
-- A plain SET LOCAL reaches the workers of a cluster; set_config() does not.
create function app_enter(workspace uuid) returns void language plpgsql as $$
begin
  set local citus.propagate_set_commands = 'local';
  execute format('set local app.workspace_id = %L', workspace);
end $$;
--> statement-breakpoint
do $$ declare tenant record; begin
  for tenant in
    select format('%I.%I', schemaname, tablename) as name from pg_policies where schemaname = 'public' and policyname = 'tenant'
  loop
    execute format('alter table %s force row level security', tenant.name);
  end loop;
end $$;
--> statement-breakpoint
grant usage on schema public to haptik_app;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to haptik_app;
--> statement-breakpoint
alter default privileges in schema public grant select, insert, update, delete on tables to haptik_app;
--> statement-breakpoint
revoke delete, update on audit_entries from haptik_app;
