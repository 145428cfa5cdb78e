-- Makes the ledger's database and its two accounts; can be run again. Passwords come from sqlcmd's environment.
-- The hubs' account cannot change the schema, nor drop a table.
IF DB_ID(N'petitionhub') IS NULL
  CREATE DATABASE petitionhub;
GO
-- Readers do not wait for the writer, and no log is cut before it is backed up.
IF (SELECT is_read_committed_snapshot_on FROM sys.databases WHERE name = N'petitionhub') = 0
  ALTER DATABASE petitionhub SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
ALTER DATABASE petitionhub SET RECOVERY FULL;
GO
IF SUSER_ID(N'petitionhub_migrate') IS NULL
  CREATE LOGIN petitionhub_migrate WITH PASSWORD = N'$(MIGRATE_PASSWORD)', DEFAULT_DATABASE = petitionhub;
ELSE
  ALTER LOGIN petitionhub_migrate WITH PASSWORD = N'$(MIGRATE_PASSWORD)';
IF SUSER_ID(N'petitionhub_hub') IS NULL
  CREATE LOGIN petitionhub_hub WITH PASSWORD = N'$(HUB_PASSWORD)', DEFAULT_DATABASE = petitionhub;
ELSE
  ALTER LOGIN petitionhub_hub WITH PASSWORD = N'$(HUB_PASSWORD)';
GO
USE petitionhub;
GO
IF USER_ID(N'petitionhub_migrate') IS NULL
  CREATE USER petitionhub_migrate FOR LOGIN petitionhub_migrate;
ALTER ROLE db_owner ADD MEMBER petitionhub_migrate;
IF USER_ID(N'petitionhub_hub') IS NULL
  CREATE USER petitionhub_hub FOR LOGIN petitionhub_hub;
ALTER ROLE db_datareader ADD MEMBER petitionhub_hub;
ALTER ROLE db_datawriter ADD MEMBER petitionhub_hub;
GRANT EXECUTE, VIEW DEFINITION TO petitionhub_hub;
GO
