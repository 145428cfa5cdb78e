using System.Reflection;

namespace PetitionHub.Architecture.Tests;

/// <summary>Users of the ledger see the domain's types and its own: the contract may change beneath it.</summary>
public sealed class PublicApiTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] Foreign = ["PetitionHub.Contracts", "Google.", "Grpc."];

    [Fact]
    public void Ledger_ShowsNothing_OfTheContract()
    {
        var shown = Projects.Load("Ledger").GetExportedTypes()
            .SelectMany(type => Shown(type), (type, one) => (In: type.FullName, one.By, one.Type))
            .Where(one => IsForeign(one.Type)).Select(one => $"{one.In}: {one.By} {one.Type}").Distinct().ToList();

        Assert.True(shown.Count == 0, string.Join("\n", shown));
    }

    /// <summary>The types that a user of a type meets, each with the member that shows it.</summary>
    private static IEnumerable<(string By, Type Type)> Shown(Type type) => Declarations(type)
        .Concat(type.GetMethods(Declared).Where(IsShown).SelectMany(Signature))
        .Concat(type.GetConstructors(Declared).Where(IsShown).SelectMany(ParametersOf))
        .Concat(type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly)
            .Select(field => (field.Name, field.FieldType)))
        .SelectMany(one => PartsOf(one.Item2).Select(part => (one.Item1, part)));

    private static IEnumerable<(string By, Type Type)> Declarations(Type type) =>
    [
        .. type.BaseType is { } parent ? [("base type", parent)] : Array.Empty<(string, Type)>(),
        .. type.GetInterfaces().Select(one => ("interface", one)),
        .. type.GetGenericArguments().SelectMany(one => one.GetGenericParameterConstraints()).Select(one => ("constraint", one)),
    ];

    private static IEnumerable<(string By, Type Type)> Signature(MethodInfo method) =>
    [
        (method.Name, method.ReturnType),
        .. ParametersOf(method),
        .. method.GetGenericArguments().SelectMany(one => one.GetGenericParameterConstraints()).Select(one => (method.Name, one)),
    ];

    private static IEnumerable<(string By, Type Type)> ParametersOf(MethodBase method) =>
        method.GetParameters().Select(parameter => ($"{method.Name}({parameter.Name})", parameter.ParameterType));

    /// <summary>The type, what it is an array of or a reference to, and the arguments that it was made with.</summary>
    private static IEnumerable<Type> PartsOf(Type type) =>
    [
        type,
        .. type.GetElementType() is { } element ? PartsOf(element) : [],
        .. type.GetGenericArguments().Where(argument => !argument.IsGenericParameter).SelectMany(PartsOf),
    ];

    private static bool IsShown(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsForeign(Type type) =>
        Foreign.Any(name => type.Assembly.GetName().Name!.StartsWith(name, StringComparison.Ordinal));
}
