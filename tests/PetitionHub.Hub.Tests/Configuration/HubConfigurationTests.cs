using PetitionHub.Hub.Configuration;
using PetitionHub.Ledger;

namespace PetitionHub.Hub.Tests.Configuration;

/// <summary>Where values come from, which wins, and what stops the start.</summary>
public sealed class HubConfigurationTests : IDisposable
{
    private const string Secret = "127.0.0.1:6379,password=a-secret";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_Nothing_GivesTheDefaults()
    {
        var configuration = HubConfiguration.Load(new());

        Assert.Equal(new HubOptions(), configuration.Options);
        Assert.All(configuration.Settings, setting => Assert.Equal("default", setting.Source));
        Assert.Equal("https://127.0.0.1:7443", ValueOf(configuration, "Listen:Units"));
    }

    [Fact]
    public void Load_FromAllSources_TheLaterOneWinsAndIsNamed()
    {
        var file = Write(
            "hub.json",
            """{"Tail": {"PollMs": 1}, "Ledger": {"BatchSize": 11, "QueueCapacity": 12}, "Redis": {"KeyPrefix": "file"}}""");
        Write("Redis__KeyPrefix", "secret\n");
        var sources = new ConfigurationSources
        {
            File = file,
            SecretsFolder = _folder.Path,
            Environment = new Dictionary<string, string>
            {
                ["PETITIONHUB_LEDGER__BATCHSIZE"] = "21",
                ["PETITIONHUB_TAIL__POLLMS"] = "22",
                ["PETITIONHUB_REDIS__KEYPREFIX"] = "environment",
                ["PATH"] = "/bin",
            },
            CommandLine = new Dictionary<string, (string, string)> { ["tail:pollms"] = ("33", "--tail-poll") },
        };

        var configuration = HubConfiguration.Load(sources);

        Assert.Equal(33, configuration.Options.Tail.PollMs);
        Assert.Equal((21, 12), (configuration.Options.Ledger.BatchSize, configuration.Options.Ledger.QueueCapacity));
        Assert.Equal("secret", configuration.Options.Redis.KeyPrefix);
        Assert.Equal("option --tail-poll", SourceOf(configuration, "Tail:PollMs"));
        Assert.Equal("environment variable PETITIONHUB_LEDGER__BATCHSIZE", SourceOf(configuration, "Ledger:BatchSize"));
        Assert.Equal($"file {file}", SourceOf(configuration, "Ledger:QueueCapacity"));
        Assert.Equal($"secret file {Path.Combine(_folder.Path, "Redis__KeyPrefix")}", SourceOf(configuration, "Redis:KeyPrefix"));
    }

    [Fact]
    public void Load_FileAndFolderNamedByTheEnvironment_AreRead()
    {
        var file = Write("hub.json", """{"Tail": {"PollMs": 44}}""");
        Directory.CreateDirectory(Path.Combine(_folder.Path, "secrets"));
        Write("secrets/Redis__Connection", Secret);

        var configuration = HubConfiguration.Load(Environment(
            ("PETITIONHUB_CONFIG", file), ("PETITIONHUB_SECRETS", Path.Combine(_folder.Path, "secrets")),
            ("PETITIONHUB_DATA", "/srv/hub")));

        Assert.Equal(44, configuration.Options.Tail.PollMs);
        Assert.Equal(Secret, configuration.Options.Redis.Connection);
        Assert.Equal("/srv/hub", configuration.Options.LedgerInFolder.DataFolder);
        Assert.Equal("environment variable PETITIONHUB_DATA", SourceOf(configuration, "Data:Folder"));
    }

    [Fact]
    public void Load_Secret_IsMaskedWhereItIsShown()
    {
        var configuration = HubConfiguration.Load(Environment(("PETITIONHUB_REDIS__CONNECTION", Secret)));

        Assert.Equal(Secret, configuration.Options.Redis.Connection);
        Assert.DoesNotContain(configuration.Settings, setting => setting.Value.Contains("secret", StringComparison.Ordinal));
        Assert.Equal(
            [
                "Ledger:Connection", "Ledger:MasterKey", "Attachments:S3AccessKey", "Attachments:S3SecretKey", "Redis:Connection",
                "Console:ClientSecret",
            ],
            configuration.Settings.Where(setting => setting.IsSecret).Select(setting => setting.Key));
    }

    [Fact]
    public void Load_EmptyValueOfWhatMayBeAbsent_IsNone()
    {
        var configuration =
            HubConfiguration.Load(Environment(("PETITIONHUB_REDIS__CONNECTION", ""), ("PETITIONHUB_LISTEN__OPERATIONS", "")));

        Assert.Null(configuration.Options.Redis.Connection);
        Assert.Equal("", configuration.Options.Listen.Operations);
    }

    public static TheoryData<string, string, string> Bad => new()
    {
        { "TAIL__POLLMS", "soon", "Tail:PollMs must be a whole number, and is 'soon'" },
        { "TAIL__POLLMS", "9", "Tail:PollMs must be 10 to 60,000 ms, and is 9" },
        { "LISTEN__OPERATIONSFROMNETWORK", "maybe", "Listen:OperationsFromNetwork must be true or false, and is 'maybe'" },
        { "LISTEN__UNITS", "http://0.0.0.0:7443", "Listen:Units must be an https address" },
        { "LISTEN__OPERATIONS", "http://0.0.0.0:7480", "Listen:Operations must be a loopback address" },
        { "LISTEN__STOPTIMEOUTSECONDS", "301", "Listen:StopTimeoutSeconds must be 1 to 300 s, and is 301" },
        { "IDENTITY__AUTHORITIESPATH", "/not/there.pem", "Identity:AuthoritiesPath names '/not/there.pem', which is not there" },
        { "LEDGER__ENGINE", "paper", "Ledger:Engine must be one of " },
        { "LEDGER__BATCHSIZE", "0", "Ledger:BatchSize must be 1 to 10,000, and is 0" },
        { "LEDGER__MIGRATEATSTART", "perhaps", "Ledger:MigrateAtStart must be true or false" },
        { "LEDGER__CONNECTION", "Server=a", "Ledger:Connection is given, but" },
        { "ATTACHMENTS__STORE", "tape", "Attachments:Store must be folder or s3, and is 'tape'" },
        { "ATTACHMENTS__MAXFILEBYTES", "0", "Attachments:MaxFileBytes must be 1 to 68,719,476,736 bytes, and is 0" },
        { "ATTACHMENTS__MAXFILEBYTES", "big", "Attachments:MaxFileBytes must be a whole number, and is 'big'" },
        { "ATTACHMENTS__MEDIATYPES", "pdf", "Attachments:MediaTypes must be media types separated by commas" },
        { "ATTACHMENTS__KEEPUNFILEDDAYS", "0", "Attachments:KeepUnfiledDays must be 1 to 365 days, and is 0" },
        { "ATTACHMENTS__S3ENDPOINT", "s3.example", "Attachments:S3Endpoint must be an http or https address" },
        { "ATTACHMENTS__S3SECRETKEY", "hidden", "Attachments:S3SecretKey must be given where S3AccessKey is, and only there" },
        { "REDIS__CONNECTION", "a,b=c", "Redis:Connection is not a connection string of Redis" },
        { "REDIS__KEYPREFIX", "a b", "Redis:KeyPrefix must have 1 to 64 characters and no spaces" },
        { "TELEMETRY__OTLPENDPOINT", "collector", "Telemetry:OtlpEndpoint must be an http or https address" },
        { "TELEMETRY__TRACERATIO", "1.5", "Telemetry:TraceRatio must be 0 to 1, and is 1.5" },
        { "DATA__FOLDER", " ", "Data:Folder must name a folder" },
        { "LEDGER__BATCHSISE", "1", "LEDGER:BATCHSISE is not a setting of the hub" },
        { "LEDGER__DATAFOLDER", "/srv", "LEDGER:DATAFOLDER is not a setting of the hub" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Load_BadValue_IsRefusedWithKeyFaultAndSource(string variable, string value, string expected)
    {
        var refused = Assert.Throws<HubConfigurationException>(() =>
            HubConfiguration.Load(Environment(($"PETITIONHUB_{variable}", value))));

        Assert.StartsWith(expected, refused.Message, StringComparison.Ordinal);
        Assert.EndsWith($"(from: environment variable PETITIONHUB_{variable}).", refused.Message, StringComparison.Ordinal);
        Assert.Single(refused.Errors);
    }

    [Fact]
    public void Load_SeveralBadValues_AreAllNamed()
    {
        var refused = Assert.Throws<HubConfigurationException>(() => HubConfiguration.Load(
            Environment(("PETITIONHUB_TAIL__POLLMS", "9"), ("PETITIONHUB_LEDGER__BATCHSIZE", "x"))));

        Assert.Equal(["Ledger:BatchSize", "Tail:PollMs"], refused.Errors.Select(fault => fault.Key).Order());
    }

    [Fact]
    public void Load_BadSecret_IsNotShown()
    {
        var refused = Assert.Throws<HubConfigurationException>(
            () => HubConfiguration.Load(Environment(("PETITIONHUB_REDIS__CONNECTION", "a,password=hunter2,b=c"))));

        Assert.DoesNotContain("hunter2", refused.Message);
    }

    [Fact]
    public void Load_UnknownKeyOfTheFile_IsRefused()
    {
        var file = Write("hub.json", """{"Tale": 1}""");

        var refused = Assert.Throws<HubConfigurationException>(() => HubConfiguration.Load(new() { File = file }));

        Assert.Equal($"Tale is not a setting of the hub: 'petitionhub config' lists them (from: file {file}).", refused.Message);
    }

    [Fact]
    public void Load_MissingFileOrFolder_Throws()
    {
        Assert.Throws<FileNotFoundException>(() => HubConfiguration.Load(new() { File = "/not/there.json" }));
        Assert.Throws<DirectoryNotFoundException>(() => HubConfiguration.Load(new() { SecretsFolder = "/not/there" }));
    }

    [Fact]
    public void Load_FileThatIsNoJson_SaysWhereItIsNot()
    {
        var file = Write("hub.json", "{\n \"Tail\": {,}\n}");

        var refused = Assert.Throws<InvalidDataException>(() => HubConfiguration.Load(new() { File = file }));

        Assert.StartsWith($"The configuration file '{file}' is not JSON: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains("LineNumber: 1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_EmptySecret_IsNoneAndStillComesFromItsFile()
    {
        Write("Redis__Connection", "\n");

        var configuration = HubConfiguration.Load(new() { SecretsFolder = _folder.Path });

        Assert.Null(configuration.Options.Redis.Connection);
        Assert.Equal(
            $"secret file {Path.Combine(_folder.Path, "Redis__Connection")}", SourceOf(configuration, "Redis:Connection"));
    }

    [Fact]
    public void Load_OneVariableInTwoSpellings_IsRefused()
    {
        var refused = Assert.Throws<HubConfigurationException>(() => HubConfiguration.Load(
            Environment(("PETITIONHUB_TAIL__POLLMS", "100"), ("PETITIONHUB_Tail__PollMs", "200"))));

        Assert.Contains("PETITIONHUB_TAIL__POLLMS and PETITIONHUB_Tail__PollMs", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_BadOptions_NamesTheKey()
    {
        var options = new HubOptions { Ledger = new LedgerOptions { BatchSize = 0 } };

        Assert.Contains("Ledger:BatchSize", Assert.Throws<ArgumentException>(options.Validate).Message);
    }

    private static ConfigurationSources Environment(params (string Name, string Value)[] variables) =>
        new() { Environment = variables.ToDictionary(variable => variable.Name, variable => variable.Value) };

    private static string ValueOf(HubConfiguration configuration, string key) =>
        configuration.Settings.Single(s => s.Key == key).Value;

    private static string SourceOf(HubConfiguration configuration, string key) =>
        configuration.Settings.Single(s => s.Key == key).Source;

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, text);
        return path;
    }
}
