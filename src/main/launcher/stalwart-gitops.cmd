@echo off
rem Starts the stalwart-gitops.jar beside this script, with the Java of JAVA_HOME or of the PATH.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
rem Flags of the environment may contradict ours, and Java refuses to start then.
set "FLAGS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
if defined JAVA_TOOL_OPTIONS set "FLAGS="
if defined JDK_JAVA_OPTIONS set "FLAGS="
if defined _JAVA_OPTIONS set "FLAGS="
"%JAVA%" %FLAGS% -jar "%~dp0stalwart-gitops.jar" %*
