/// <summary>
/// Runs first in a program that is started with this assembly in DOTNET_STARTUP_HOOKS, and writes at the program's end which
/// assemblies it loaded. The runtime finds it by this name, outside of any namespace.
/// </summary>
internal static class StartupHook
{
    public const string FileVariable = "PETITIONHUB_TEST_LOADED";

    public static void Initialize() => AppDomain.CurrentDomain.ProcessExit += (_, _) => File.WriteAllLines(
        Environment.GetEnvironmentVariable(FileVariable)!,
        AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name!));
}
