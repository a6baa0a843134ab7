CREATE TABLE "account_ads" (
	"workspace_id" uuid NOT NULL,
	"ad_id" text NOT NULL,
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"campaign_id" text,
	"campaign_name" text,
	"ad_set_id" text,
	"ad_set_name" text,
	"title" text,
	"thumbnail_url" text,
	"fetched_at" timestamp with time zone NOT NULL,
	CONSTRAINT "account_ads_workspace_id_ad_id_pk" PRIMARY KEY("workspace_id","ad_id")
);
--> statement-breakpoint
ALTER TABLE "account_ads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ad_account_days" (
	"workspace_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"day" date NOT NULL,
	"fetched_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ad_account_days_workspace_id_account_id_day_pk" PRIMARY KEY("workspace_id","account_id","day")
);
--> statement-breakpoint
ALTER TABLE "ad_account_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ad_accounts" (
	"workspace_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"login_id" uuid NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"time_zone" text NOT NULL,
	"meta_status" integer NOT NULL,
	"state" text NOT NULL,
	"problem" text,
	"chosen_at" timestamp with time zone NOT NULL,
	"first_day" date NOT NULL,
	"today_at" timestamp with time zone,
	"revised_at" timestamp with time zone,
	"ads_at" timestamp with time zone,
	"paused_until" timestamp with time zone,
	CONSTRAINT "ad_accounts_workspace_id_account_id_pk" PRIMARY KEY("workspace_id","account_id"),
	CONSTRAINT "ad_accounts_state" CHECK ("ad_accounts"."state" in ('live', 'failing', 'stopped'))
);
--> statement-breakpoint
ALTER TABLE "ad_accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ad_days" (
	"workspace_id" uuid NOT NULL,
	"day" date NOT NULL,
	"ad_id" text NOT NULL,
	"platform" text NOT NULL,
	"account_id" text NOT NULL,
	"spend_micros" bigint NOT NULL,
	"currency" text NOT NULL,
	"impressions" bigint NOT NULL,
	"clicks" bigint NOT NULL,
	"link_clicks" bigint NOT NULL,
	"conversations_started" bigint,
	"fetched_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ad_days_pk" PRIMARY KEY("workspace_id","day","ad_id","platform","account_id")
);
--> statement-breakpoint
ALTER TABLE "ad_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "deletion_requests" (
	"code" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"user_hash" "bytea" NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"completed_at" timestamp with time zone,
	"removed" jsonb
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"requested_by" text NOT NULL,
	"erased_at" timestamp with time zone NOT NULL,
	"removed" jsonb NOT NULL,
	CONSTRAINT "erasures_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "erasures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "meta_assets" (
	"kind" text NOT NULL,
	"asset_id" text NOT NULL,
	"workspace_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"proven_at" timestamp with time zone NOT NULL,
	CONSTRAINT "meta_assets_kind_asset_id_pk" PRIMARY KEY("kind","asset_id"),
	CONSTRAINT "meta_assets_kind" CHECK ("meta_assets"."kind" in ('whatsapp', 'messenger', 'instagram'))
);
--> statement-breakpoint
CREATE TABLE "meta_login_routes" (
	"meta_user_id" text NOT NULL,
	"workspace_id" uuid NOT NULL,
	"login_id" uuid NOT NULL,
	CONSTRAINT "meta_login_routes_meta_user_id_workspace_id_pk" PRIMARY KEY("meta_user_id","workspace_id")
);
--> statement-breakpoint
CREATE TABLE "meta_logins" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"meta_user_id" text NOT NULL,
	"name" text NOT NULL,
	"ciphertext" "bytea" NOT NULL,
	"key_version" integer NOT NULL,
	"permissions" text NOT NULL,
	"expires_at" timestamp with time zone,
	"data_access_expires_at" timestamp with time zone,
	"state" text NOT NULL,
	"problem" text,
	"connected_by" text NOT NULL,
	"connected_at" timestamp with time zone NOT NULL,
	CONSTRAINT "meta_logins_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "meta_logins_state" CHECK ("meta_logins"."state" in ('live', 'dead'))
);
--> statement-breakpoint
ALTER TABLE "meta_logins" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "unrouted_posts" (
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"asset_id" text NOT NULL,
	"entries" integer NOT NULL,
	CONSTRAINT "unrouted_posts_day_kind_asset_id_pk" PRIMARY KEY("day","kind","asset_id")
);
--> statement-breakpoint
ALTER TABLE "ad_accounts" ADD CONSTRAINT "ad_accounts_of_login" FOREIGN KEY ("workspace_id","login_id") REFERENCES "public"."meta_logins"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meta_assets" ADD CONSTRAINT "meta_assets_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meta_login_routes" ADD CONSTRAINT "meta_login_routes_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_ads_account" ON "account_ads" USING btree ("workspace_id","account_id");--> statement-breakpoint
CREATE INDEX "ad_accounts_login" ON "ad_accounts" USING btree ("workspace_id","login_id");--> statement-breakpoint
CREATE INDEX "ad_days_account" ON "ad_days" USING btree ("workspace_id","account_id","day");--> statement-breakpoint
CREATE UNIQUE INDEX "deletion_requests_call" ON "deletion_requests" USING btree ("user_hash","kind","issued_at");--> statement-breakpoint
CREATE INDEX "erasures_at" ON "erasures" USING btree ("workspace_id","erased_at");--> statement-breakpoint
CREATE UNIQUE INDEX "meta_logins_user" ON "meta_logins" USING btree ("workspace_id","meta_user_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "account_ads" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "ad_account_days" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "ad_accounts" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "ad_days" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "erasures" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "meta_logins" AS PERMISSIVE FOR ALL TO public USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "meta_logins" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "ad_accounts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "ad_account_days" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "account_ads" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "ad_days" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "erasures" FORCE ROW LEVEL SECURITY;
