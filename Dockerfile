# The command line in a small image; see docker-compose.yml.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/BottleneckSim.Cli --configuration Release --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /work
COPY --from=build /app /app
COPY scenarios /work/scenarios
USER $APP_UID
ENTRYPOINT [ "dotnet", "/app/bottlenecksim.dll" ]
