CREATE TABLE "facebook_identities" (
	"meta_user_id" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"linked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_parts" (
	"workspace_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "report_parts_workspace_id_report_id_position_pk" PRIMARY KEY("workspace_id","report_id","position")
);
--> statement-breakpoint
ALTER TABLE "report_parts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_routes" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"user_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_schedules" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"filter" jsonb NOT NULL,
	"cadence" text NOT NULL,
	"weekday" smallint,
	"hour" smallint NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone,
	"last_outcome" text,
	"stopped_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "report_schedules_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "report_schedules_kind" CHECK ("report_schedules"."kind" in ('digest', 'messages', 'conversations')),
	CONSTRAINT "report_schedules_cadence" CHECK ("report_schedules"."cadence" in ('daily', 'weekly')),
	CONSTRAINT "report_schedules_hour" CHECK ("report_schedules"."hour" between 0 and 23)
);
--> statement-breakpoint
ALTER TABLE "report_schedules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reports" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"user_id" uuid NOT NULL,
	"schedule_id" uuid,
	"filter" jsonb NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"state" text NOT NULL,
	"problem" text,
	"rows_done" integer DEFAULT 0 NOT NULL,
	"rows_total" integer,
	"bytes_total" integer,
	"password_ciphertext" "bytea",
	"password_key_version" integer,
	"downloads" smallint DEFAULT 0 NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	CONSTRAINT "reports_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "reports_kind" CHECK ("reports"."kind" in ('messages', 'conversations')),
	CONSTRAINT "reports_state" CHECK ("reports"."state" in ('waiting', 'running', 'mailing', 'sent', 'cancelled', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "reports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "messages_kept_days" smallint;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "deliveries_kept_days" smallint DEFAULT 14 NOT NULL;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "report_passwords_in_app" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "facebook_identities" ADD CONSTRAINT "facebook_identities_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_parts" ADD CONSTRAINT "report_parts_of_report" FOREIGN KEY ("workspace_id","report_id") REFERENCES "public"."reports"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_routes" ADD CONSTRAINT "report_routes_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_routes" ADD CONSTRAINT "report_routes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "facebook_identities_user" ON "facebook_identities" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "report_routes_report" ON "report_routes" USING btree ("workspace_id","report_id");--> statement-breakpoint
CREATE INDEX "report_schedules_user" ON "report_schedules" USING btree ("workspace_id","user_id");--> statement-breakpoint
CREATE INDEX "report_schedules_next" ON "report_schedules" USING btree ("workspace_id","next_at");--> statement-breakpoint
CREATE INDEX "reports_user" ON "reports" USING btree ("workspace_id","user_id","requested_at");--> statement-breakpoint
CREATE INDEX "reports_state" ON "reports" USING btree ("workspace_id","state","requested_at");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_once" ON "reports" USING btree ("workspace_id","user_id","fingerprint") WHERE state in ('waiting', 'running', 'mailing');--> statement-breakpoint
CREATE POLICY "tenant" ON "report_parts" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "report_schedules" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "reports" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "reports" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "report_parts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "report_schedules" FORCE ROW LEVEL SECURITY;
