ALTER TABLE "report_schedules" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "events_text" ON "events" USING btree ("workspace_id","at") WHERE body is not null;--> statement-breakpoint
CREATE INDEX "touches_traces" ON "touches" USING btree ("workspace_id","at") WHERE click_id is not null or url is not null or ref is not null;